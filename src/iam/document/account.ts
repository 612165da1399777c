/** An account number: twelve digits, the first of which may be zeros. */
export function isAccount(text: string): boolean {
  return /^\d{12}$/.test(text);
}
