/**
 * A short name for a text, always the same: two rounds of FNV-1a, 64 bits in hexadecimal. Nobody gains anything by two
 * texts with one name, so it need not be a cryptographic one, and needs nothing to be loaded.
 */
export function fingerprint(text: string): string {
  let one = 0x811c9dc5;
  let other = 0x9dc5811c;
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    one = Math.imul(one ^ unit, 0x01000193);
    other = Math.imul(other ^ ((unit << 7) | (unit >>> 9)), 0x01000193) ^ (one >>> 15);
  }
  return [one, other].map((part) => (part >>> 0).toString(16).padStart(8, '0')).join('');
}
