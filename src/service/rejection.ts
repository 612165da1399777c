import type { Principal } from '../iam/evaluate/principal.js';
import type { RequestFacts } from '../iam/evaluate/request-situation.js';
import { authorizationTokenId, isTokenLifetime } from './token.js';

/** What the service rejects before policies matter. */
export type Rejection = 'token-lifetime' | 'root-token' | 'root-assuming-role' | 'provider-action';

/** The actions that AWS takes from such a caller, by their ids: these alone, or all but these. */
export function actionsTakenFrom(
  principal: Principal | undefined,
  isToken: boolean,
): {
  readonly isIn: boolean;
  readonly actions: readonly string[];
} {
  switch (principal?.kind) {
    case 'root':
      return isToken ? { isIn: true, actions: none } : { isIn: false, actions: notFromRoot };
    case 'identity-provider':
      return { isIn: true, actions: [...besides, callOfProvider(principal.text).toLowerCase()] };
    default:
      return { isIn: false, actions: none };
  }
}

const none: readonly string[] = [];
const notFromRoot: readonly string[] = ['sts:assumerole', authorizationTokenId];

/** Undefined where the policies decide. */
export function rejectionOf({ action, principal, durationSeconds }: RequestFacts): Rejection | undefined {
  if (durationSeconds !== undefined && !isTokenLifetime(durationSeconds)) return 'token-lifetime';
  switch (principal?.kind) {
    case 'root':
      // STS API Reference, AssumeRole: it takes credentials of a user or a role. CodeArtifact User Guide,
      // tokens-authentication: the root user gets no token.
      if (action.id === 'sts:assumerole') return 'root-assuming-role';
      return durationSeconds !== undefined || action.id === authorizationTokenId ? 'root-token' : undefined;
    case 'identity-provider':
      return besides.has(action.id) || action.id === callOfProvider(principal.text).toLowerCase()
        ? undefined
        : 'provider-action';
    default:
      return undefined;
  }
}

/** STS API Reference: the call that is made with a provider's token or assertion. */
function callOfProvider(arn: string): string {
  return arn.includes(':saml-provider/') ? 'sts:AssumeRoleWithSAML' : 'sts:AssumeRoleWithWebIdentity';
}

/** What such a call may ask for besides. */
const besides: ReadonlySet<string> = new Set(['sts:tagsession', 'sts:setsourceidentity']);

export function describeRejection(facts: RequestFacts): string {
  const { action, principal, durationSeconds } = facts;
  switch (rejectionOf(facts)) {
    case 'root-token':
      return 'CodeArtifact gives no tokens to the root user of an account, whatever the policies: ask as a user or a role';
    case 'root-assuming-role':
      return 'the root user of an account assumes no roles, whatever the policies: ask as a user or a role';
    case 'provider-action':
      return `whoever comes from an identity provider asks for ${callOfProvider(principal?.text ?? '')}, and not for ${action.text}`;
    default:
      return `${action.text} rejects a lifetime of ${durationSeconds} seconds; valid are 0 and 900 to 43200`;
  }
}
