import { ansiStyle, noStyle, type Style } from '../report/style.js';
import type { Io, Output } from './io.js';

/** Colours where somebody looks at a terminal, unless NO_COLOR or FORCE_COLOR say otherwise. */
export function styleFor(output: Output, env: Io['env']): Style {
  const forced = env['FORCE_COLOR'];
  if (forced !== undefined) return forced === '0' || forced === 'false' ? noStyle : ansiStyle;
  if ((env['NO_COLOR'] ?? '') !== '' || env['TERM'] === 'dumb') return noStyle;
  return output.isTerminal() ? ansiStyle : noStyle;
}
