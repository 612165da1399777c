/** Values of conditions: near what the request has, or not, in the many ways that policies write them. */

/** Policies hold no character beyond U+00FF. */
export function writable(text) {
  return text.replace(/[^ -\u00ff]/gu, '?');
}

/** A text as a pattern that matches it, or nearly. */
export function patternNear(random, text) {
  if (text === '') return random.pick(['', '*', '?']);
  const at = random.below(text.length + 1);
  return random.weighted([
    [3, text.replace(/[*?]/g, (wild) => `\${${wild}}`)],
    [3, `${text.slice(0, at)}*`],
    [2, `*${text.slice(at)}`],
    [2, `${text.slice(0, at)}*${text.slice(at)}`],
    [2, text.replace(text[at % text.length], '?')],
    [1, `${text}?`],
    [1, `${swapCase(text.slice(0, at))}*`],
    [1, '*'],
  ]);
}

/** The text with a part of it written as a policy variable that may stand for it; `names` are keys with the value they have. */
export function withVariable(random, text, names) {
  // What a value has of wildcards is text.
  const wild = names.filter(({ value }) => /[*?]/.test(value));
  const word = /blue|alice/.exec(text)?.[0];
  if (wild.length > 0 && word !== undefined && random.chance(0.3)) {
    return text.replace(word, `\${${random.pick(wild).key}}`);
  }
  const fitting = names.filter(({ value }) => value !== '' && text.includes(value));
  const written = ({ key, value }) =>
    text.replace(
      value,
      random.weighted([
        [5, `\${${key}}`],
        [2, `\${${key.toUpperCase()}}`],
        [2, `\${${key}, '${value}'}`],
        [1, `\${aws:PrincipalTag/none, '${value}'}`],
      ]),
    );
  if (fitting.length > 0 && random.chance(0.75)) return written(random.pick(fitting));
  return random.pick([
    `\${aws:username}`,
    `\${aws:PrincipalTag/none}`,
    `\${aws:PrincipalTag/team, 'a, b'}`,
    `\${aws:PrincipalTag/none, ''}${text}`,
    `\${aws:PrincipalTag/team}${text}`,
    `\${aws:TagKeys, 'team'}`,
    `\${*}${text}`,
  ]);
}

/** What a literal text may look like in a policy: its special characters are written as variables, now and then. */
export function literalNear(random, text) {
  return random.weighted([
    [6, text],
    [2, text.replace(/[*?]/g, (wild) => `\${${wild}}`).replace(/\$(?!\{)/g, '${$}')],
    [1, swapCase(text)],
    [1, `${text}x`],
  ]);
}

function swapCase(text) {
  return text.replace(/[A-Za-z]/g, (letter) =>
    letter === letter.toLowerCase() ? letter.toUpperCase() : letter.toLowerCase(),
  );
}

export function numberNear(random, text) {
  const value = Number(text);
  const near = Number.isSafeInteger(value) ? value + random.pick([-1, 0, 0, 0, 1]) : random.pick([0, 5, 7.5]);
  const decimal = Number.isInteger(near) ? `${near}.0` : `${near}0`;
  return random.pick([near, String(near), decimal, `0${Math.abs(near)}`, 0, '3600']);
}

const instants = [
  '2026',
  '2025',
  '2026-01',
  '2026-01-01',
  '2026-01-01T00:00Z',
  '2026-01-01T01:00:00+01:00',
  '2026-01-01T00:00:00.123Z',
  '2026-01-01T00:00:00.123456Z',
  '2026-02-15T12:30:00Z',
  '2025-12-31T23:59:59.5Z',
  '2099-12-31',
  '1767225600',
  1767225600,
  '1767225600.5',
  '1772364600',
  '0',
  '4102444800',
];

export function instantNear(random, text) {
  const milliseconds = Date.parse(text);
  const near =
    Number.isNaN(milliseconds) || /^\d+$/.test(text) ? [] : [text, Math.floor(milliseconds / 1000)];
  return random.pick(random.chance(0.4) && near.length > 0 ? near : instants);
}

const ranges = {
  4: [
    '203.0.113.0/24',
    '203.0.113.7',
    '203.0.113.7/32',
    '0.0.0.0/0',
    '0.0.0.0/1',
    '128.0.0.0/1',
    '198.51.100.0/23',
    '10.0.0.0/8',
    '10.0.0.77/16',
    '0.0.0.0',
  ],
  6: [
    '2001:db8::/32',
    '2001:db8::1',
    '2001:DB8::1/128',
    '2001:db8:0:0::/64',
    '2001:0db8::1',
    '::/0',
    '::ffff:203.0.113.7',
    '::ffff:203.0.113.0/120',
    '::ffff:cb00:7107',
    'fe80::/10',
  ],
};

export function addressNear(random, text) {
  const family = text.includes(':') === random.chance(0.9) ? 6 : 4;
  return random.pick(ranges[family]);
}

export function arnNear(random, text) {
  const parts = text.split(':');
  if (parts.length < 6) return random.pick(['arn:aws:s3:::*', 'arn:aws:iam::*:user/*', 'arn:*:*:*:*:*']);
  const place = 1 + random.below(5);
  const change = (part) => parts.with(place, part).join(':');
  const name = parts.slice(5).join(':');
  return random.weighted([
    [4, text],
    [3, change('*')],
    [2, [...parts.slice(0, 5), `${name.slice(0, random.below(name.length + 1))}*`].join(':')],
    [2, [...parts.slice(0, 5), name.replace(name[random.below(name.length)], '?')].join(':')],
    [1, change('nothing')],
    [1, `${text}x`],
  ]);
}
