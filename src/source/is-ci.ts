/** As most services that run jobs set it. */
export function isCi(env: Readonly<Record<string, string | undefined>>): boolean {
  const ci = (env['CI'] ?? '').toLowerCase();
  return ci !== '' && ci !== 'false' && ci !== '0';
}
