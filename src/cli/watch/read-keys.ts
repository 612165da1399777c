import type { Io } from '../io.js';

/** What people ask for by a key. */
export type Wish =
  | { readonly kind: 'all' | 'failed' | 'quit' | 'interrupt' }
  /** Undefined takes the filter away. */
  | { readonly kind: 'filter'; readonly filter: RegExp | undefined };

export const keysHelp = 'a all · f failed · t filter · q quit';

const wishes: ReadonlyMap<string, 'all' | 'failed' | 'quit'> = new Map([
  ['a', 'all'],
  ['\r', 'all'],
  ['\n', 'all'],
  ['f', 'failed'],
  ['q', 'quit'],
]);

/** Listens to the keyboard, where there is one; returns what ends that. */
export function readKeys(io: Io, onWish: (wish: Wish) => void): (() => void) | undefined {
  /** What was typed of a filter so far; undefined while none is typed. */
  let typed: string | undefined;
  const show = (text: string): void => {
    typed = text;
    io.err.write(`\r\u001b[Kfilter: ${text}`);
  };
  const leave = (): void => {
    typed = undefined;
    io.err.write('\r\u001b[K');
  };
  const apply = (text: string): void => {
    leave();
    try {
      onWish({ kind: 'filter', filter: text === '' ? undefined : new RegExp(text) });
    } catch (error) {
      io.err.write(`this is no regular expression: ${(error as Error).message}\n`);
    }
  };
  const type = (text: string, key: string): void => {
    if (key === '\r' || key === '\n') apply(text);
    else if (key === '\u001b') leave();
    else if (key === '\u007f' || key === '\b') show([...text].slice(0, -1).join(''));
    else if (!/\p{C}/u.test(key)) show(text + key);
  };
  const press = (key: string): void => {
    if (key === 't') show('');
    const wish = wishes.get(key);
    if (wish !== undefined) onWish({ kind: wish });
  };
  const listen = (key: string): void => {
    if (key === '\u0003') onWish({ kind: 'interrupt' });
    else if (typed === undefined) press(key);
    else type(typed, key);
  };
  // What is pasted, or typed while a run is on, comes at once.
  return io.onKey((text) => {
    if (text.startsWith('\u001b')) listen(text === '\u001b' ? text : '');
    else for (const key of text) listen(key);
  });
}
