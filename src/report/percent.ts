/** With one decimal where there is one, and never more than it is: 99.96 is not shown as 100. */
export function percent(value: number): string {
  return String(Math.floor(value * 10 + 1e-9) / 10);
}
