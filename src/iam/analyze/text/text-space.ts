import {
  anyCharacter,
  digit,
  type Kind,
  lowerLetter,
  readLiteral,
  type SpaceState,
  spaceOf,
  type TextSpace,
} from './build-space.js';

export type { TextSpace };

const colon = 58;
const hyphen = 45;
const isDigit = (code: number) => code >= 48 && code <= 57;
const isLower = (code: number) => code >= 97 && code <= 122;
const isControl = (code: number) => code < 32 || code === 127;

/** Every text. */
export const anyTexts: TextSpace = spaceOf(
  [{ step: () => 0, letters: '', kinds: [anyCharacter], accepts: true }],
  ['example', 'other', ''],
);

/** The texts that `splitArn` reads: `arn:`, and four colons more. */
export const arnTexts: TextSpace = spaceOf(
  [
    ...readLiteral('arn:', 0, 4),
    ...[4, 5, 6, 7].map(
      (part): SpaceState => ({
        step: (code) => (code === colon ? part + 1 : part),
        letters: ':',
        kinds: [anyCharacter],
        accepts: false,
      }),
    ),
    { step: () => 8, letters: '', kinds: [anyCharacter], accepts: true },
  ],
  ['arn:aws:iam::123456789012:role/example'],
);

/** The resources that a request may name: `*`, or an ARN as read-request.ts takes it. */
export const resourceTexts: TextSpace = spaceOf(resourceStates(), [
  '*',
  'arn:aws:example:us-east-2:123456789012:example',
  'arn:aws:example:us-east-2::example',
]);

function resourceStates(): SpaceState[] {
  const [service, region, account, name, resource] = [6, 8, 9, 22, 24];
  const [start, ...prefix] = readLiteral('arn:', 0, 4);
  const star: SpaceState = { step: () => -1, letters: '', kinds: [], accepts: true };
  return [
    {
      ...(start as SpaceState),
      step: (code) => (code === 42 ? 26 : code === 97 ? 1 : -1),
      letters: '*a',
    },
    ...prefix,
    // The partition, and then the service: at least one character each.
    part(5, -1),
    part(5, service),
    part(7, -1),
    part(7, region),
    part(region, account),
    accountState(
      (code) => (isDigit(code) ? 10 : isLower(code) ? name : code === colon ? resource : -1),
      [digit, lowerLetter],
    ),
    ...Array.from({ length: 12 }, (_, index) =>
      index < 11
        ? accountState((code) => (isDigit(code) ? 11 + index : -1), [digit])
        : accountState((code) => (code === colon ? resource : -1), []),
    ),
    // A name in place of the account: words of small letters, with single hyphens between them.
    accountState(
      (code) => (isLower(code) ? name : code === hyphen ? name + 1 : code === colon ? resource : -1),
      [lowerLetter],
    ),
    accountState((code) => (isLower(code) ? name : -1), [lowerLetter]),
    { ...part(25, 25), accepts: false },
    { ...part(25, 25), accepts: true },
    star,
  ];
}

function part(next: number, atColon: number): SpaceState {
  const step = (code: number) => (code === colon ? atColon : isControl(code) ? -1 : next);
  return { step, letters: ':', kinds: [anyCharacter], accepts: false };
}

function accountState(step: SpaceState['step'], kinds: readonly Kind[]): SpaceState {
  return { step, letters: ':-', kinds, accepts: false };
}

/** Actions in lower case: `service:name`. */
export const actionTexts: TextSpace = spaceOf(
  [
    { ...actionState((code) => (isServiceLetter(code) ? 1 : -1)) },
    { ...actionState((code) => (code === colon ? 2 : isServiceLetter(code) ? 1 : -1)) },
    { ...actionState((code) => (isNameLetter(code) ? 3 : -1)) },
    { ...actionState((code) => (isNameLetter(code) ? 3 : -1)), accepts: true },
  ],
  ['example:get', 'other:get'],
);

function actionState(step: SpaceState['step']): SpaceState {
  const letters: Kind = { letters: `${lowerLetter.letters}${digit.letters}-`, endless: false };
  return { step, letters: ':_', kinds: [letters], accepts: false };
}

function isServiceLetter(code: number): boolean {
  return isLower(code) || isDigit(code) || code === hyphen;
}

function isNameLetter(code: number): boolean {
  return isServiceLetter(code) || code === 95;
}

/** Account numbers: twelve digits. */
export const accountTexts: TextSpace = spaceOf(
  Array.from({ length: 13 }, (_, read) => ({
    step: (code: number) => (read < 12 && isDigit(code) ? read + 1 : -1),
    letters: '',
    kinds: read < 12 ? [digit] : [],
    accepts: read === 12,
  })),
);
