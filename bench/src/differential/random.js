/**
 * mulberry32 over a seed and a case's number: the same two give the same case on every machine, whatever was
 * generated before it.
 */
export function randomOf(seed, index) {
  let state = (Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b) + Math.imul(index + 1, 0xc2b2ae35)) | 0;
  const number = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  const below = (count) => Math.floor(number() * count);
  const chance = (probability) => number() < probability;
  const pick = (list) => list[below(list.length)];
  /** One of `[weight, value]`. */
  const weighted = (pairs) => {
    let left = number() * pairs.reduce((sum, [weight]) => sum + weight, 0);
    for (const [weight, value] of pairs) {
      left -= weight;
      if (left < 0) return value;
    }
    return pairs.at(-1)[1];
  };
  /** As many members as asked for, none twice, in the order of the list. */
  const some = (list, count) => {
    const left = list.map((_, place) => place);
    while (left.length > count) left.splice(below(left.length), 1);
    return left.map((place) => list[place]);
  };
  return { number, below, chance, pick, weighted, some };
}
