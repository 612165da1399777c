import { basename, dirname, relative, resolve } from 'node:path';
import type { Problem } from '../../api/problem.js';
import { memberOf, type Node } from '../../iam/document/node.js';
import { readObject } from '../../iam/document/object.js';
import { positionAt, type SourceText } from '../../iam/document/source-text.js';
import { nearest } from '../../iam/nearest.js';
import { readDocument } from '../../scenario/read-document.js';
import { readFile } from '../../source/read-file.js';
import { shownPath } from '../../source/shown-path.js';
import { problemOfFile } from '../../source/source-fault.js';
import { loadModule } from './load-module.js';
import { describeKind, faultOf, type SettingValue, settingOf, settings } from './setting.js';

export type ConfigResult =
  | { readonly settings: ReadonlyMap<string, SettingValue> }
  | { readonly problems: readonly Problem[] };

/** The settings in a configuration file; paths in them are made those of the working folder. */
export async function readConfig(path: string, cwd: string): Promise<ConfigResult> {
  const file = shownPath(path, cwd);
  const document = await documentOf(path, file);
  if ('problems' in document) return document;
  const { node, source } = document;
  const problems: Problem[] = [];
  const refuse = (message: string, at: number): void => {
    problems.push({
      severity: 'error',
      code: 'config',
      message,
      file,
      ...(source !== undefined && at >= 0 && { ...positionAt(source, at), source }),
    });
  };
  const read = new Map<string, SettingValue>();
  if (node.kind !== 'object') refuse('a configuration is an object of settings', node.at);
  for (const { key, keyAt, value } of node.kind === 'object' ? node.members : []) {
    if (key === '$schema' && value.kind === 'string') continue;
    const kind = settings.get(key);
    if (kind === undefined) {
      const near = nearest(key, [...settings.keys()]);
      const list = `there are ${[...settings.keys()].join(', ')}`;
      refuse(
        `there is no setting "${key}"${near === undefined ? `; ${list}` : `: did you mean ${near}?`}`,
        keyAt,
      );
      continue;
    }
    const setting = settingOf(kind, value);
    if (setting === undefined) {
      refuse(`"${key}" has to be ${describeKind(kind)}`, value.at);
      continue;
    }
    for (const one of value.kind === 'array' ? value.items : [value]) {
      const fault = faultOf(kind, settingOf(kind, one) ?? []);
      if (fault !== undefined) refuse(fault, one.at);
    }
    read.set(key, rebase(key, setting, dirname(path), cwd));
  }
  return problems.length > 0 ? { problems } : { settings: read };
}

type Document =
  | { readonly node: Node; readonly source?: SourceText }
  | { readonly problems: readonly Problem[] };

async function documentOf(path: string, file: string): Promise<Document> {
  if (/\.[cm]?[jt]s$/.test(path)) {
    const loaded = await loadModule(path);
    if ('fault' in loaded) {
      const { text } = readFile(path);
      const { fault, place } = loaded;
      return refused(file, fault, text === undefined ? {} : { ...place, source: { text, file } });
    }
    const { node, notJson } = readObject(loaded.value);
    return node === undefined
      ? refused(file, `${notJson.path.join('.') || 'the configuration'} is ${notJson.found}`)
      : { node };
  }
  const { text, fault } = readFile(path);
  if (text === undefined) return { problems: [problemOfFile(fault, file)] };
  const source = { text, file };
  const read = await readDocument(source);
  // One in which nothing is said is one without settings: everything may be commented out.
  if (!read.ok)
    return read.problems.every(({ code }) => code === 'empty-file') ? { node: nothing, source } : read;
  const isManifest = basename(path) === 'package.json' && read.value.kind === 'object';
  const node = isManifest ? memberOf(read.value, 'policy-spec')?.value : read.value;
  return node === undefined ? refused(file, 'it has no "policy-spec"') : { node, source };
}

const nothing: Node = { kind: 'object', at: 0, members: [] };

function refused(
  file: string,
  message: string,
  place: Pick<Problem, 'line' | 'column' | 'source'> = {},
): Document {
  return { problems: [{ severity: 'error', code: 'config', message, file, ...place }] };
}

function rebase(key: string, setting: SettingValue, folder: string, cwd: string): SettingValue {
  if (setting === false) return setting;
  const moved = (path: string): string => relative(cwd, resolve(folder, path)) || '.';
  if (key === 'files') return setting.map(moved);
  if (key === 'coverage') return setting.map((path) => (path === '' ? '' : moved(path)));
  if (key !== 'reporters') return setting;
  return setting.map((one) => {
    const equals = one.indexOf('=');
    return equals === -1 ? one : `${one.slice(0, equals + 1)}${moved(one.slice(equals + 1))}`;
  });
}
