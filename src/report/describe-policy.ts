import { compiledOf, type Policy } from '../api/policy.js';
import { positionAt } from '../iam/document/source-text.js';

/** The file of a policy; one that stands in a scenario file has a line there. */
export function describePolicy(policy: Policy): string {
  const { name, file, source } = policy;
  if (file === undefined) return name;
  if (name !== 'inline' || source === undefined) return file;
  return `${file}:${positionAt(source, compiledOf(policy).parsed.at).line} (inline)`;
}
