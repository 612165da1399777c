import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, extname, join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** Why a module says nothing, and where in it, as far as that is known. */
export interface ModuleFault {
  readonly fault: string;
  /** One-based. */
  readonly place?: { readonly line: number; readonly column: number };
}

/** What a module exports by default, be it JavaScript or TypeScript. */
export async function loadModule(file: string): Promise<{ readonly value: unknown } | ModuleFault> {
  try {
    const loaded = await importConfig(file);
    if (typeof loaded === 'string') return { fault: loaded };
    const { default: value } = loaded as { readonly default?: unknown };
    return value === undefined ? { fault: 'it exports no default' } : { value: unwrap(value) };
  } catch (error) {
    if (!(error instanceof Error)) return { fault: `it cannot be loaded: ${String(error)}` };
    const place = placeIn(error.stack ?? '', file);
    return { fault: `it cannot be loaded: ${messageOf(error)}`, ...(place !== undefined && { place }) };
  }
}

/** In one line: who asked for what is missing stands below it, and so does what tsx has to say. */
function messageOf({ message }: Error): string {
  return /^Transform failed\b[\s\S]*?ERROR: (.*)/.exec(message)?.[1] ?? message.split('\n')[0] ?? message;
}

/** The place in the module that a stack names first: of a call, or of what is no JavaScript, with a caret below it. */
function placeIn(
  stack: string,
  file: string,
): { readonly line: number; readonly column: number } | undefined {
  for (const name of [pathToFileURL(file).href, file]) {
    const at = stack.indexOf(`${name}:`);
    if (at === -1) continue;
    const [shown = '', line, column] = /^(\d+)(?::(\d+))?/.exec(stack.slice(at + name.length + 1)) ?? [];
    if (line === undefined) continue;
    const [, caret] = /^\n[^\n]*\n( *)\^/.exec(stack.slice(at + name.length + 1 + shown.length)) ?? [];
    return { line: Number(line), column: Number(column ?? (caret?.length ?? 0) + 1) };
  }
  return undefined;
}

/** The module, or why it cannot be one. */
async function importConfig(file: string): Promise<unknown> {
  const { importModule } = await import('./import-module.js');
  const url = pathToFileURL(file).href;
  if (!/^\.[cm]?ts$/.test(extname(file)) || isTypeScriptRead()) return await importModule(url);
  const tsx = resolveTsx(file);
  if (tsx === undefined)
    return `Node ${process.versions.node} reads no TypeScript: install tsx, or write the configuration as .js, .json or .yaml`;
  const { tsImport } = (await importModule(pathToFileURL(tsx).href)) as {
    readonly tsImport: (url: string, parent: string) => Promise<unknown>;
  };
  return await tsImport(url, url);
}

/** Node does from 22.18 on. */
function isTypeScriptRead(): boolean {
  const { typescript } = process.features as { readonly typescript?: string | false };
  return typescript !== undefined && typescript !== false;
}

/** As an ES module: what `require` would find of tsx is meant for others. */
function resolveTsx(file: string): string | undefined {
  try {
    const manifest = createRequire(file).resolve('tsx/package.json');
    const { exports } = JSON.parse(readFileSync(manifest, 'utf8'));
    return join(dirname(manifest), exports['./esm/api'].import.default);
  } catch {
    return undefined;
  }
}

/** What was written as ES module and became CommonJS has its default within the default. */
function unwrap(value: unknown): unknown {
  const isWrapped = typeof value === 'object' && value !== null && '__esModule' in value;
  return isWrapped && 'default' in value ? value.default : value;
}
