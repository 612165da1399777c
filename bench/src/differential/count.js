/** Numbers that both faces of a result show. */

/** How many cases differ for known reasons. */
export function differing({ count, agree, refused, unexplained }) {
  return count - agree - unexplained - sum(refused);
}

/** How many cases policy-spec decided so, in whatever layer. */
export function decidedAs({ decided }, outcome) {
  return sum(Object.fromEntries(Object.entries(decided).filter(([key]) => key.startsWith(`${outcome} `))));
}

export function sum(counts) {
  return Object.values(counts).reduce((total, count) => total + count, 0);
}
