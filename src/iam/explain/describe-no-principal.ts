import { isAccount } from '../document/account.js';
import { nearest } from '../nearest.js';
import { type ArnParts, splitArn } from '../value/arn.js';
import { hasControlCharacter } from '../value/control-character.js';
import { quote } from './quote.js';

/** What is wrong with a text that is no principal of a request, and what would be right (reference_identifiers, IAM ARNs). */
export function describeNoPrincipal(text: string): string {
  if (hasControlCharacter(text) || text.length > longest) return general;
  const arn = splitArn(text);
  return (arn === undefined ? whyNoText(text) : whyNoArn(arn, text)) ?? general;
}

/** Longer than any that IAM has; it would only be repeated. */
const longest = 2048;

const general =
  "write the ARN of a user, a role, a role session (arn:aws:sts::111122223333:assumed-role/Role/session), a federated user, an account's root or an identity provider, or anonymous";

function whyNoText(text: string): string | undefined {
  if (text === '*') return 'a request has one caller: for one without credentials write anonymous';
  if (text.toLowerCase() === 'anonymous') return 'did you mean anonymous?';
  if (isAccount(text)) return `of an account write the root, arn:aws:iam::${text}:root, or a user or role`;
  const isService = /^[\w.-]+\.amazonaws\.com(?:\.cn)?$/.test(text);
  return isService ? `write a service as { service: ${text} }` : undefined;
}

function whyNoArn(arn: ArnParts, text: string): string | undefined {
  const [, partition, service, region, account, resource] = arn;
  if (/[*?]/.test(text)) return 'a request has one caller, so that its ARN has no wildcards';
  if (service !== 'iam' && service !== 'sts')
    return `it is no ARN of iam or sts, as those of callers are: ${general}`;
  const digits = account.replaceAll('-', '');
  const owner = isAccount(digits) ? digits : '111122223333';
  const arnOf: ArnOf = (of, rest) => `arn:${partition}:${of}::${owner}:${rest}`;
  const shape = whyNoShape(service, resource.split('/'), arnOf);
  if (shape !== undefined) return shape;
  if (!isAccount(account)) {
    const given = account === '' ? 'its account is missing' : `its account is ${quote(account)}`;
    return `${given}, and an account number has 12 digits: write ${arnOf(service, resource)}`;
  }
  return region === '' ? undefined : `ARNs of ${service} have no region: write ${arnOf(service, resource)}`;
}

type ArnOf = (service: 'iam' | 'sts', resource: string) => string;

/** Undefined where the resource is that of a caller, or of nothing that could be meant for one. */
function whyNoShape(
  service: 'iam' | 'sts',
  [type = '', ...parts]: readonly string[],
  arnOf: ArnOf,
): string | undefined {
  const names = parts.filter((part) => part !== '');
  const hasGap = names.length < parts.length;
  const right = rightArn(type, names, arnOf);
  switch (type) {
    case 'user':
    case 'role':
      if (service === 'sts') return `a ${type} is one of iam: write ${right}`;
      if (names.length === 0) return `it names no ${type}: write ${right}`;
      return hasGap ? `its path has an empty part: write ${right}` : undefined;
    case 'assumed-role':
      if (names.length > 2) return `the ARN of a session leaves out the path of its role: write ${right}`;
      if (names.length < 2)
        return `it names no session: write ${right}, or the role, ${arnOf('iam', `role/${names[0] ?? 'Role'}`)}`;
      return service === 'iam' ? `a role session is one of sts: write ${right}` : undefined;
    case 'federated-user':
      return service === 'sts' && parts.length === 1 && !hasGap
        ? undefined
        : `write a federated user as ${right}`;
    case 'root':
      return service === 'iam' && parts.length === 0 ? undefined : `write the root of an account as ${right}`;
    case 'group':
      return `a group makes no requests, its users do: write ${right}`;
    case 'instance-profile':
      return `an instance profile makes no requests, the session of its role does: write ${right}`;
    case 'policy':
      return `a policy makes no requests, who has it does: write ${right}`;
    default: {
      const meant = nearest(type, ['user', 'role', 'root', 'assumed-role', 'federated-user']);
      return (
        meant && `it has ${quote(type)} where IAM has ${quote(meant)}: write ${rightArn(meant, names, arnOf)}`
      );
    }
  }
}

/** The ARN that is most likely meant. */
function rightArn(type: string, names: readonly string[], arnOf: ArnOf): string {
  const last = names.at(-1) ?? 'name';
  switch (type) {
    case 'assumed-role':
      return names.length > 2
        ? arnOf('sts', `assumed-role/${names.at(-2)}/${last}`)
        : arnOf('sts', `assumed-role/${names[0] ?? 'Role'}/${names[1] ?? 'session'}`);
    case 'federated-user':
      return arnOf('sts', `federated-user/${last}`);
    case 'root':
      return arnOf('iam', 'root');
    case 'instance-profile':
      return arnOf('sts', 'assumed-role/Role/i-1234567890abcdef0');
    case 'group':
    case 'policy':
      return arnOf('iam', 'user/name');
    default:
      return arnOf('iam', [type, ...(names.length === 0 ? ['name'] : names)].join('/'));
  }
}
