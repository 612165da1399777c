import { findText } from '../../iam/analyze/text/find-text.js';
import { accountTexts } from '../../iam/analyze/text/text-space.js';
import { workOf } from '../../iam/analyze/work.js';
import { isAccount } from '../../iam/document/account.js';
import { patternText } from '../../iam/value/text-set.js';
import type { TextPattern } from '../../iam/value/value-set.js';
import type { Question } from './question.js';
import type { SetProfile } from './set-profile.js';
import { textPattern } from './text-sets.js';

/** The accounts that policies and question tell apart. */
export interface Accounts {
  readonly known: readonly string[];
  /** One that nobody speaks of, for each way in which wildcards tell such accounts apart; at least one. */
  readonly owners: readonly [string, ...string[]];
  /** Those of them that stand for the owner somewhere: in an ARN, a condition or the question. */
  readonly ofOwners: ReadonlySet<string>;
  /** Whether wildcards stand in place of parts of an account. */
  readonly haveWildcards: boolean;
  /** Another one that nobody speaks of. */
  readonly foreign: string;
  /** Whether a condition or a variable reads an account. */
  readonly areRead: boolean;
  /** Whether `owners` stand for all others. They do not where wildcards before the account may reach into it. */
  readonly areAll: boolean;
}

const accountKeys = ['aws:resourceaccount', 'aws:principalaccount', 'aws:principalarn'] as const;

export function accountsOf(question: Question, profile: SetProfile): Accounts {
  const asked = question.resources.flatMap(({ sets }) =>
    sets.flatMap((set) => (set.kind === 'text' ? patternText(set.pattern) : [])),
  );
  const resources = [...profile.resources, ...asked].filter((text) => text !== '*');
  const parts = resources.map((text) => text.split(':')[4] ?? '*');
  const operands = accountKeys
    .flatMap((key) => profile.conditions.get(key) ?? [])
    .flatMap((condition) => condition.operands.map(({ text }) => text));
  const ofOwners = [
    ...parts,
    ...operands.flatMap((text) => text.match(/(?<!\d)\d{12}(?!\d)/g) ?? []),
    ...question.resourceAccounts,
    ...question.managementAccounts,
  ];
  const known = [
    ...profile.accounts,
    ...ofOwners,
    ...(question.principals ?? []).map(({ principal }) => principal?.account),
  ].filter((text) => text !== undefined && isAccount(text)) as string[];
  const distinct = [...new Set(known)];
  const areRead = ['aws:resourceaccount', 'aws:principalaccount'].some((key) => profile.keys.has(key));
  const wild = [...parts, ...operands].flatMap((text) => text.match(/[\d*?]*[*?][\d*?]*/g) ?? []);
  const patterns = [...new Set(wild)].filter((text) => text !== '*').map(textPattern);
  const isAsked = accountKeys.some((key) => profile.keys.has(key));
  const cells = isAsked ? representatives(distinct, patterns) : undefined;
  const [fresh, foreign] = unspoken([...distinct, ...(cells ?? [])]);
  return {
    known: distinct,
    owners: cells === undefined || cells[0] === undefined ? [fresh] : [cells[0], ...cells.slice(1)],
    ofOwners: new Set(ofOwners.filter((account) => account !== undefined)),
    haveWildcards: patterns.length > 0 || !resources.every(isPlainBefore),
    foreign,
    areRead,
    areAll: cells !== undefined && resources.every(isPlainBefore),
  };
}

const examples = ['123456789012', '111122223333', '444455556666', '777788889999'];

function unspoken(known: readonly string[]): readonly [string, string] {
  const more = Array.from({ length: known.length + 2 }, (_, index) => `${900000000000 + index}`);
  const free = [...examples, ...more].filter((account) => !known.includes(account));
  return [free[0] as string, free[1] as string];
}

/** More ways than these are not looked at one by one. */
const mostCells = 64;

/** An account for each set of patterns that some account matches, and no other pattern; undefined where there are too many. */
function representatives(
  known: readonly string[],
  patterns: readonly TextPattern[],
): readonly string[] | undefined {
  const none = known.map(textPattern);
  let cells: { readonly some: readonly (readonly TextPattern[])[]; readonly none: readonly TextPattern[] }[] =
    [{ some: [], none }];
  const find = (cell: (typeof cells)[number]) =>
    findText({ ...cell, space: accountTexts, preferred: examples }, workOf(100_000));
  for (const pattern of patterns) {
    cells = cells
      .flatMap((cell) => [
        { ...cell, none: [...cell.none, pattern] },
        { ...cell, some: [...cell.some, [pattern]] },
      ])
      .filter((cell) => find(cell).kind !== 'none');
    if (cells.length > mostCells || cells.some((cell) => find(cell).kind === 'unknown')) return undefined;
  }
  return cells.flatMap((cell) => {
    const found = find(cell);
    return found.kind === 'found' ? found.text : [];
  });
}

/** Whether what stands before the account is plain or a single `*`, so that no wildcard ends within the account. */
function isPlainBefore(text: string): boolean {
  const parts = text.split(':');
  return parts.length >= 5 && parts.slice(1, 4).every((part) => part === '*' || !/[*?]/.test(part));
}
