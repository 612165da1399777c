const base64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

/** Base-64 of bytes, in the one spelling that encoders write; two equal texts are equal bytes. */
export function parseBinary(text: string): string | undefined {
  if (!base64.test(text)) return undefined;
  // The bits behind the last byte are zero in what encoders write; anything else is another text for the same bytes.
  const last = text.replace(/=+$/, '').at(-1) ?? '';
  if (text.endsWith('==')) return 'AQgw'.includes(last) ? text : undefined;
  return !text.endsWith('=') || 'AEIMQUYcgkosw048'.includes(last) ? text : undefined;
}
