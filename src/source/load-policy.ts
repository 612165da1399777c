import { basename, extname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PolicyError } from '../api/errors.js';
import { type Policy, policyFromText } from '../api/policy.js';
import type { Result } from '../api/result.js';
import { readFile } from './read-file.js';
import { shownPath } from './shown-path.js';
import { problemOfFile } from './source-fault.js';

/**
 * Reads a policy from a JSON file. Synchronous; positions in the text are kept.
 * @param path relative to the working folder, absolute, or a file: URL
 * @throws {PolicyError} with every diagnostic, when there is no such file or it is no valid policy
 */
export function loadPolicy(path: string | URL): Policy {
  const file = typeof path === 'string' ? path : fileURLToPath(path);
  const result = readPolicyFile(resolve(file), resolve());
  if (!result.ok) throw new PolicyError(result.problems);
  return result.value;
}

/** The same without exceptions. Its problems name the file relative to the working folder. */
export function readPolicyFile(path: string, cwd: string): Result<Policy> {
  const file = shownPath(path, cwd);
  const read = readFile(path);
  if (read.text === undefined) return { ok: false, problems: [problemOfFile(read.fault, file)] };
  return policyOfFile(path, file, read.text);
}

/** The policy in the text of a file. */
export function policyOfFile(path: string, file: string, text: string): Result<Policy> {
  return policyFromText(text, { name: policyName(path), file });
}

/** A policy is named after its file, without folder and extension. */
function policyName(path: string): string {
  const file = basename(path);
  return file.slice(0, file.length - extname(file).length) || file;
}
