import { conditionKeys, factKeys, isListKey } from '../keys.js';
import {
  addressNear,
  arnNear,
  instantNear,
  literalNear,
  numberNear,
  patternNear,
  withVariable,
  writable,
} from './values.js';

const operatorsByType = {
  text: [
    [4, 'StringEquals'],
    [3, 'StringNotEquals'],
    [1, 'StringEqualsIgnoreCase'],
    [1, 'StringNotEqualsIgnoreCase'],
    [3, 'StringLike'],
    [2, 'StringNotLike'],
  ],
  number: numbersOf('Numeric'),
  instant: numbersOf('Date'),
  boolean: [[1, 'Bool']],
  binary: [[1, 'BinaryEquals']],
  address: [
    [3, 'IpAddress'],
    [2, 'NotIpAddress'],
  ],
  arn: [
    [3, 'ArnLike'],
    [3, 'ArnEquals'],
    [2, 'ArnNotLike'],
    [2, 'ArnNotEquals'],
    [2, 'StringLike'],
    [1, 'StringEquals'],
  ],
};

function numbersOf(family) {
  return ['Equals', 'NotEquals', 'LessThan', 'LessThanEquals', 'GreaterThan', 'GreaterThanEquals'].map(
    (ending) => [1, family + ending],
  );
}

const allKeys = [...conditionKeys, ...factKeys];
const tokenKeys = factKeys.filter(({ key }) => key.startsWith('sts:'));
const principalKeys = factKeys.filter(({ key }) => key.startsWith('aws:Principal'));
const elsewhere = {
  text: ['blue', 'red', 'alice', 'o-exampleorg', '111122223333', 'team', 'athena.amazonaws.com', 'User'],
  number: ['3', '43200', '300'],
  instant: ['2026-01-01T00:00:00Z'],
  boolean: ['true', 'false'],
  binary: ['Qmlu', 'YWxpY2U='],
  address: ['203.0.113.7', '2001:db8::1'],
  arn: [
    'arn:aws:iam::111122223333:role/app',
    'arn:aws:iam::111122223333:user/alice',
    'arn:aws:s3:::shared-data',
  ],
};

/**
 * A Condition element of one to three keys. `plain` leaves out patterns and variables, as endpoint policies take them
 * only with restrictions; `variables` says whether the policy's Version knows any.
 */
export function randomCondition(random, facts, { plain, variables }) {
  const condition = {};
  const count = random.weighted([
    [6, 1],
    [3, 2],
    [1, 3],
  ]);
  for (let made = 0; made < count; made++) {
    const { key, type } = randomKey(random, facts);
    const { operator, values } = randomTest(random, { key, type, facts, plain, variables });
    condition[operator] = { ...condition[operator], [random.chance(0.9) ? key : key.toUpperCase()]: values };
    if (
      new Set(Object.keys(condition[operator]).map((name) => name.toLowerCase())).size !==
      Object.keys(condition[operator]).length
    )
      delete condition[operator];
  }
  return Object.keys(condition).length > 0 ? condition : undefined;
}

/** A key that the request has is the more interesting one, and few keys say who asks, and for what token. */
function randomKey(random, facts) {
  const present = (keys) => keys.filter(({ key }) => facts.has(key.toLowerCase()));
  if (random.chance(0.2)) {
    const ofToken = present(tokenKeys);
    return random.pick(ofToken.length > 0 ? ofToken : principalKeys);
  }
  const given = present(allKeys);
  return random.pick(random.chance(0.75) && given.length > 0 ? given : allKeys);
}

function randomTest(random, { key, type, facts, plain, variables }) {
  if (random.chance(0.08)) {
    const prefix = random.weighted([
      [8, ''],
      [1, 'ForAllValues:'],
      [1, 'ForAnyValue:'],
    ]);
    return {
      operator: `${prefix}Null`,
      values: random.pick(['true', 'false', true, false, ['true', 'false']]),
    };
  }
  const asked = type === 'number' && random.chance(0.1) ? 'text' : type;
  const base =
    plain && asked === 'text'
      ? random.pick(['StringEquals', 'StringNotEquals'])
      : random.weighted(
          operatorsByType[plain && asked === 'arn' ? 'text' : asked].slice(
            0,
            plain && asked === 'arn' ? 2 : undefined,
          ),
        );
  const operator = qualified(random, base, isListKey(key));
  const given = [facts.get(key.toLowerCase())?.value ?? []].flat().map(String);
  const count = random.weighted([
    [5, 1],
    [2, 2],
    [1, 3],
  ]);
  // Under a negated operator an empty list is refused.
  if (random.chance(0.01) && !base.includes('Not') && !operator.includes('IfExists'))
    return { operator, values: [] };
  const values = Array.from({ length: count }, () =>
    randomValue(random, { base, given, facts, plain, variables, pool: elsewhere[asked] }),
  );
  return { operator, values: count === 1 && random.chance(0.7) ? values[0] : values };
}

function qualified(random, base, isList) {
  const qualifier = random.weighted([
    [isList ? 1 : 9, ''],
    [isList ? 4 : 0.5, 'ForAllValues:'],
    [isList ? 4 : 0.5, 'ForAnyValue:'],
  ]);
  return `${qualifier}${base}${random.chance(0.13) ? 'IfExists' : ''}`;
}

function randomValue(random, { base, given, facts, plain, variables, pool }) {
  const text = writable(random.pick(given.length > 0 && random.chance(0.7) ? given : pool));
  if (base.startsWith('Numeric')) return numberNear(random, text);
  if (base.startsWith('Date')) return instantNear(random, text);
  if (base === 'Bool') return random.pick(['true', 'false', true, false]);
  if (base === 'BinaryEquals') return random.pick(['Qmlu', 'YWxpY2U=', '']);
  if (base.endsWith('IpAddress')) return addressNear(random, text);
  if (plain) return text;
  const names = [...facts.values()].filter(({ value }) => typeof value === 'string');
  if (base.startsWith('Arn')) return arnValue(random, { text, names, variables });
  if (random.chance(0.15)) return withVariable(random, text, names);
  return base.endsWith('Like') ? patternNear(random, text) : literalNear(random, text);
}

function arnValue(random, { text, names, variables }) {
  const arn = arnNear(random, text);
  if (random.chance(0.8)) return arn;
  if (variables && random.chance(0.15)) return '${aws:PrincipalArn}';
  const [head, ...tail] = [arn.split(':').slice(0, 5).join(':'), ...arn.split(':').slice(5)];
  return `${head}:${withVariable(random, tail.join(':'), names)}`;
}
