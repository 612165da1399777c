import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, extname, join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** What a module exports by default, be it JavaScript or TypeScript. */
export async function loadModule(
  file: string,
): Promise<{ readonly value: unknown } | { readonly fault: string }> {
  try {
    const loaded = await importConfig(file);
    if (typeof loaded === 'string') return { fault: loaded };
    const { default: value } = loaded as { readonly default?: unknown };
    return value === undefined ? { fault: 'it exports no default' } : { value: unwrap(value) };
  } catch (error) {
    return { fault: `it cannot be loaded: ${error instanceof Error ? error.message : String(error)}` };
  }
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
