import { factsOf, listOf, valuesOf } from '../case.js';
import { mapTestsWithKeys, mapValues } from '../rewrite.js';

const page = 'IAM elements_condition_operators, IP address condition operators';

const isBare = (value) => !value.includes('/');
const isSix = (value) => value.includes(':');

export const addressKinds = [
  {
    id: 'zero-prefix',
    title: '`0.0.0.0/0`',
    peer: 'matches nothing but 0.0.0.0, as shifting by 32 bits shifts by none',
    aws: 'a range is written in the CIDR format of RFC 4632; the Access Analyzer checks know 0.0.0.0/0 as all addresses',
    page,
    right: 'policy-spec',
    rewrite: (one) =>
      mapAddresses(one, (test) =>
        mapValues(test, (value) => (/^[\d.]+\/0$/.test(value) ? ['0.0.0.0/1', '128.0.0.0/1'] : value)),
      ),
  },
  {
    id: 'address-within-address',
    title: 'an IPv6 address that ends in an IPv4 one',
    peer: 'reads its dotted part as hexadecimal digits',
    aws: 'IPv6 ranges are in the format of RFC 4632, and addresses in that of RFC 4291, which has this form',
    page,
    right: 'policy-spec',
    rewrite: (one) =>
      mapAddresses(one, (test, given, keyFor) => {
        const values = mapValues(test, withoutDots);
        return given !== undefined && withoutDots(given) !== given
          ? { ...values, key: keyFor(withoutDots(given)) }
          : values;
      }),
  },
  {
    id: 'address-as-text',
    title: 'an IPv6 address without a prefix',
    peer: 'compares it as text, so that another spelling is another address',
    aws: 'IPv6 addresses may be shortened and are in any case (RFC 4291); X09 for the prefix',
    page,
    right: 'policy-spec',
    rewrite: (one) =>
      mapAddresses(one, (test, given) =>
        given !== undefined && isSix(given)
          ? mapValues(test, (value) => (isSix(value) && isBare(value) ? `${value}/128` : value))
          : test,
      ),
  },
  {
    id: 'address-of-other-family',
    title: '`NotIpAddress` with an address without a prefix, asked about one of the other family',
    peer: 'says that it does not match, though with `/32` behind it says that it does',
    aws: 'NotIpAddress takes all addresses but the given; without a prefix the prefix is /32',
    page,
    right: 'policy-spec',
    rewrite: (one) =>
      mapAddresses(one, (test, given) =>
        test.base === 'NotIpAddress' && given !== undefined
          ? mapValues(test, (value) =>
              isBare(value) && isSix(value) !== isSix(given) ? `${value}/${isSix(value) ? 128 : 32}` : value,
            )
          : test,
      ),
  },
];

function mapAddresses(one, change) {
  const facts = factsOf(one);
  return mapTestsWithKeys(one, (test, keyFor) =>
    test.base.endsWith('IpAddress') && listOf(test.values).length > 0
      ? change(test, valuesOf(facts, test.key)[0], keyFor)
      : test,
  );
}

/** `::ffff:203.0.113.7` as `::ffff:cb00:7107`. */
function withoutDots(value) {
  return value.replace(/:(\d+)\.(\d+)\.(\d+)\.(\d+)/, (_, ...parts) => {
    const [one, two, three, four] = parts.map(Number);
    return `:${(one * 256 + two).toString(16)}:${(three * 256 + four).toString(16)}`;
  });
}
