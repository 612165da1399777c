/** A number for people: three significant digits, thousands with commas. */
export function number(value) {
  return Number(value.toPrecision(3)).toLocaleString('en-US', { maximumFractionDigits: 2 });
}

export function times(ratio) {
  return `${number(ratio)} ×`;
}

/** A table in Markdown; every column but the first is numbers. */
export function table(head, rows) {
  const rule = head.map((_, at) => (at === 0 ? '---' : '---:'));
  return [head, rule, ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

/** Targets with what was measured; `value` must not exceed `limit`. */
export function targets(rows) {
  return table(
    ['target', 'limit', 'measured', 'reached'],
    rows.map(({ name, limit, value, unit = ' ×' }) => [
      name,
      `≤ ${number(limit)}${unit}`,
      `${number(value)}${unit}`,
      value <= limit ? 'yes' : '**no**',
    ]),
  );
}
