import type { PolicySet } from '../api/policy-set.js';
import type { Result } from '../api/result.js';
import type { ObjectNode } from '../iam/document/node.js';
import type { CaseCount } from './case-count.js';
import type { Faults } from './faults.js';
import type { Layers, PolicyReader } from './parse-policies.js';
import type { RequestLevel } from './request-level.js';
import type { World } from './suite.js';

/** What the scenarios of a file share. */
export interface Shared {
  readonly world: World;
  readonly faults: Faults;
  readonly defaults: RequestLevel;
  readonly defaultsNode: ObjectNode | undefined;
  readonly top: ObjectNode;
  readonly policies: PolicyReader;
  /** Of the policies at the top of the file. */
  readonly layers: Layers | undefined;
  readonly assemble: (layers: Layers) => Result<PolicySet>;
  readonly cases: CaseCount;
}
