import { appendFileSync, mkdirSync, mkdtempSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { seeDecision } from '../api/coverage/see-decision.js';
import { compiledOf, type Policy } from '../api/policy.js';
import type { PolicySet } from '../api/policy-set.js';
import type { LayerName } from '../iam/document/policy.js';
import type { Decision } from '../iam/evaluate/decision.js';
import { observer } from '../iam/evaluate/observe.js';
import { coverageVariable } from './coverage-variable.js';

export const coverageLogName = 'seen.jsonl';

/** A policy in a layer, to which a program gives a number, with all that is needed to find it again. */
export interface LoggedPolicy extends Origin {
  readonly policy: number;
  readonly layer: LayerName;
}

interface Origin {
  /** Absolute; with the text that was read, and where the policy begins in it. */
  readonly file?: string;
  readonly text?: string;
  readonly at?: number;
  /** What has no file is known by its document. */
  readonly document?: unknown;
}

/** What is newly seen of a statement: its bits, then those of each of its conditions. */
export interface LoggedSight {
  readonly policy: number;
  readonly statement: number;
  readonly seen: readonly number[];
}

/** What one worker wrote. */
export type CoverageLog = readonly (LoggedPolicy | LoggedSight)[];

type Log = (set: PolicySet, decision: Decision) => void;

const log = logTo(process.env[coverageVariable]);

/**
 * Counts a decision for the coverage of policies, where `policy-spec run --coverage --with COMMAND` runs the program; does
 * nothing elsewhere.
 */
export function recordDecision(set: PolicySet, decision: Decision): void {
  log?.(set, decision);
}

/**
 * What is new is written at once: a worker may end at any time. Each has a folder of its own, so that no two of them write
 * to one file.
 */
function logTo(folder: string | undefined): Log | undefined {
  if (folder === undefined || folder === '') return undefined;
  const observed = observer();
  const numberOf = numbering();
  const known = new Map<string, readonly number[]>();
  let file: string | undefined;
  return (set, decision) => {
    seeDecision(decision, observed);
    const lines: (LoggedPolicy | LoggedSight)[] = [];
    for (const { policy, layer } of set.policies) {
      const { number, isNew } = numberOf(policy, layer);
      if (isNew) lines.push({ policy: number, layer, ...originOf(policy) });
      for (const statement of compiledOf(policy).statements) {
        const { bits, conditions } = observed.seenOf(statement);
        const { index } = statement.parsed;
        const name = `${number} ${index}`;
        const before = known.get(name) ?? [];
        // An object that is given anew for each question is compiled anew, and then nothing of it has been seen.
        const seen = [bits, ...conditions].map((one, at) => one | (before[at] ?? 0));
        if (seen.every((one, at) => one === (before[at] ?? 0))) continue;
        known.set(name, seen);
        lines.push({ policy: number, statement: index, seen });
      }
    }
    if (lines.length === 0) return;
    file ??= newFile(folder);
    appendFileSync(file, lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
  };
}

function newFile(folder: string): string {
  mkdirSync(folder, { recursive: true });
  return join(mkdtempSync(join(folder, 'worker-')), coverageLogName);
}

interface Numbered {
  readonly number: number;
  readonly isNew: boolean;
}

/** A number for each policy in each layer; objects that say the same are one policy. */
function numbering(): (policy: Policy, layer: LayerName) => Numbered {
  const byPolicy = new WeakMap<Policy, Map<LayerName, number>>();
  const byName = new Map<string, number>();
  return (policy, layer) => {
    const ofPolicy = byPolicy.get(policy) ?? new Map<LayerName, number>();
    byPolicy.set(policy, ofPolicy);
    const known = ofPolicy.get(layer);
    if (known !== undefined) return { number: known, isNew: false };
    const name = JSON.stringify([layer, originOf(policy)]);
    const number = byName.get(name) ?? byName.size;
    const isNew = !byName.has(name);
    byName.set(name, number);
    ofPolicy.set(layer, number);
    return { number, isNew };
  };
}

function originOf(policy: Policy): Origin {
  const { file, source, document } = policy;
  return file === undefined || source === undefined
    ? { document }
    : { file: resolve(file), text: source.text, at: compiledOf(policy).parsed.at };
}
