/** The way from the folder of one file to another; both are relative to the same folder, with `/`. */
export function relativePath(from: string, to: string): string {
  const [base, target] = [from.split('/').slice(0, -1), to.split('/')];
  let common = 0;
  while (common < base.length && common < target.length - 1 && base[common] === target[common]) common++;
  const way = [...base.slice(common).map(() => '..'), ...target.slice(common)].join('/');
  return way.includes('/') || way.includes('.') ? way : `./${way}`;
}
