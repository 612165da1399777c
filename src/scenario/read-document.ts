import { type Problem, problemOf } from '../api/problem.js';
import type { Result } from '../api/result.js';
import { readJson } from '../iam/document/json.js';
import type { Node } from '../iam/document/node.js';
import { positionAt, type SourceText } from '../iam/document/source-text.js';
import { problemOfFault } from './describe-fault.js';
import type { PlacedFault } from './fault.js';
import type { ReadResult } from './read-result.js';
import { readSimpleYaml } from './read-simple-yaml.js';

/** Reads a scenario file: JSON by its name, anything else as YAML. The whole reader of YAML is loaded when it is needed. */
export async function readDocument(source: SourceText): Promise<Result<Node>> {
  if (/\.json$/i.test(source.file ?? '')) {
    const read = readJson(source);
    return read.node === undefined ? refuse(read.diagnostics.map(problemOf)) : checked(read.node, source);
  }
  const simple = readSimpleYaml(source.text);
  if (simple !== undefined) return checked(simple, source);
  const { readYaml } = await import('./read-yaml.js');
  const read: ReadResult = readYaml(source);
  return read.node === undefined
    ? refuse(read.faults.map((fault) => problemOfFault(fault, source)))
    : checked(read.node, source);
}

function checked(node: Node, source: SourceText): Result<Node> {
  const faults: PlacedFault[] = [];
  check(node, source, faults, new Set());
  return faults.length > 0
    ? refuse(faults.map((fault) => problemOfFault(fault, source)))
    : { ok: true, value: node };
}

function refuse(problems: readonly Problem[]): Result<Node> {
  return { ok: false, problems };
}

/** A key that stands twice, and a number that is not what was written, as an account that begins with 0. */
function check(node: Node, source: SourceText, faults: PlacedFault[], seen: Set<Node>): void {
  switch (node.kind) {
    case 'number': {
      const read = String(node.value);
      const exact =
        Number.isSafeInteger(node.value) || (Number.isFinite(node.value) && !Number.isInteger(node.value));
      if (read !== node.written || !exact)
        faults.push({ fault: { code: 'number-not-as-written', written: node.written, read }, at: node.at });
      return;
    }
    case 'array':
      // Aliases share what they stand for: once is enough, and keeps nested aliases from taking forever.
      if (seen.has(node)) return;
      seen.add(node);
      for (const item of node.items) check(item, source, faults, seen);
      return;
    case 'object': {
      if (seen.has(node)) return;
      seen.add(node);
      const keys = new Map<string, number>();
      for (const member of node.members) {
        const first = keys.get(member.key);
        if (first === undefined) keys.set(member.key, member.keyAt);
        else
          faults.push({
            fault: { code: 'duplicate-key', key: member.key, line: positionAt(source, first).line },
            at: member.keyAt,
          });
        check(member.value, source, faults, seen);
      }
    }
  }
}
