const decimal = /^-?\d+(?:\.\d+)?$/;
/** Every decimal of so many digits is a double of its own; with more, two numbers could become one. */
const exactDigits = 15;

/** An integer or a decimal, in digits; undefined for everything else, `43200abc`, `0x10` and `1e3` among it. */
export function parseNumber(text: string): number | undefined {
  if (!decimal.test(text)) return undefined;
  const digits = text.replace(/[-.]/g, '').replace(/^0+/, '');
  return digits.length <= exactDigits ? Number(text) + 0 : undefined;
}

/** A number that a caller gave as such. */
export function exactNumber(value: number): number | undefined {
  return Number.isInteger(value) ? (Number.isSafeInteger(value) ? value + 0 : undefined) : value;
}
