import type {
  ContextScalar,
  ExpectedValue,
  Request,
  RequestPattern,
  VaryingRequest,
} from '../../../src/index.js';
import { namedCallers } from './callers.js';
import { isMember, keyOf } from './fits.js';
import { accounts } from './keys.js';
import type { Random } from './random.js';
import { drawRequest, type Ground, tokenActions } from './requests.js';
import { matches } from './wildcards.js';

const [one, two, three] = accounts;

type Mutable<Type> = { -readonly [Field in keyof Type]: Type[Field] };

/** A question with some of everything that it may say. */
export function drawPattern({ service, read, many }: Ground, random: Random): RequestPattern {
  const pattern: Mutable<RequestPattern> = {};
  const { actions, actionPatterns, resources, resourcePatterns } = service;
  const constant = resourcePatterns.filter((text) => !text.includes('$'));
  const draw = (texts: readonly string[], patterns: readonly string[]) =>
    random.pick([random.pick(texts), random.pick(patterns), random.some([...texts, ...patterns])]);
  if (!random.oneIn(4))
    pattern.action = draw(actions, [...actions, ...actionPatterns.filter((text) => text !== '*')]);
  if (random.oneIn(3)) pattern.resource = draw(resources, [...resources, ...constant]);
  if (random.oneIn(3)) pattern.principal = random.some(namedCallers);
  const context: Record<string, ContextScalar | readonly (ContextScalar | readonly ContextScalar[])[]> = {};
  const absent: string[] = [];
  for (const key of read) {
    if (key.from === 'caller' || key.from === 'owner' || random.oneIn(3)) continue;
    if (random.oneIn(5)) absent.push(key.name);
    const values = key.values.filter((value) => !/[*?]/.test(String(value)));
    if (values.length === 0 || absent.includes(key.name)) continue;
    const members = key.kind === 'text' ? [...values, 'a*', '?', '*'] : values;
    const several = [random.pick(values), random.pick(values)];
    context[key.name] =
      many.has(key) && random.oneIn(4)
        ? [several]
        : random.oneIn(2)
          ? random.pick(members)
          : random.some(members);
  }
  if (Object.keys(context).length > 0) pattern.context = context;
  if (absent.length > 0) pattern.absent = absent;
  if (random.oneIn(10)) pattern.resourceAccount = random.pick([one, [one, three]]);
  if (random.oneIn(10)) pattern.managementAccount = random.pick([one, [two, three]]);
  if (random.oneIn(8)) pattern.now = random.pick(['2026-01-01T00:00:00Z', '2025-06-01T00:00:00Z']);
  const isOfTokens = service.actions.some((action) => tokenActions.includes(action));
  const isOfKeys = Object.keys(context).some((name) => name.startsWith('sts:'));
  if (!isOfTokens || isOfKeys || !random.oneIn(5)) return pattern;
  return {
    ...pattern,
    action: random.pick([...tokenActions, tokenActions, '*:Get*'].flat()),
    durationSeconds: random.some([0, 900, 3600, 43200, 899, 901, 43201]),
    ...(pattern.absent && { absent: pattern.absent.filter((name) => !name.startsWith('sts:')) }),
  };
}

/** A request of which one thing varies, the values that are expected, and those that are tried. */
export interface Variation {
  readonly request: VaryingRequest;
  readonly over: string;
  readonly expected: readonly ExpectedValue[];
  readonly tried: readonly (ContextScalar | null)[];
  /** The request with one of the values. */
  with(value: ContextScalar | null): Request;
  isExpected(value: ContextScalar | readonly ContextScalar[] | null): boolean;
}

const lifetimes = [0, 900, 901, 902, 3599, 3600, 3601, 43199, 43200];
const expectedLifetimes: readonly (readonly ExpectedValue[])[] = [
  [0, [900, 43200]],
  [0],
  [[900, 3600]],
  [0, [900, 3599], [3601, 43200]],
  [900],
  [],
];

export function drawVariation(ground: Ground, random: Random): Variation | undefined {
  const drawn = drawRequest(ground, {}, random);
  if (drawn === undefined) return undefined;
  const { action, resource, context = {}, ...rest } = drawn;
  const { service, read } = ground;
  const inRange = (value: unknown, range: readonly unknown[]) =>
    Number(value) >= Number(range[0]) && Number(value) <= Number(range[1]);
  const free = read.filter(({ from }) => from === undefined).map(({ name }) => name);
  const over = random.pick(['durationSeconds', 'action', 'resource', ...free]);
  const ofTexts = (expected: readonly string[], tried: readonly string[], anyCase: boolean) => ({
    over,
    expected,
    tried,
    isExpected: (value: unknown) => expected.some((text) => matches(text, String(value), anyCase)),
  });
  if (over === 'action') {
    const expected = random.pick([
      [],
      [random.pick([...service.actionPatterns.filter((text) => text !== '*'), ...service.actions])],
      random.some(service.actions),
    ]);
    const request = { resource, context, ...rest };
    return {
      ...ofTexts(expected, service.actions, true),
      request,
      with: (value) => ({ ...request, action: String(value) }),
    };
  }
  if (over === 'resource') {
    const open = Object.entries(context).filter(([name]) => !/account|principalarn/i.test(name));
    const request = { action, context: Object.fromEntries(open), ...rest };
    const expected = random.pick([[], ['*'], random.some(service.resources)]);
    return {
      ...ofTexts(expected, service.resources, false),
      request,
      with: (value) => ({ ...request, resource: String(value) }),
    };
  }
  if (over === 'durationSeconds') {
    const open = Object.entries(context).filter(([name]) => !name.startsWith('sts:'));
    const request = {
      ...rest,
      action: random.pick(tokenActions),
      resource,
      context: Object.fromEntries(open),
    };
    const expected = random.pick(expectedLifetimes);
    return {
      over,
      request,
      expected,
      tried: lifetimes,
      with: (value) => ({ ...request, durationSeconds: Number(value) }),
      isExpected: (value) =>
        expected.some((one) => (Array.isArray(one) ? inRange(value, one) : one === value)),
    };
  }
  const key = keyOf(over);
  const { [over]: _, ...others } = context;
  const request = { action, resource, context: others, ...rest };
  const values = key.values.filter((value) => !/[*?]/.test(String(value)));
  const expected: readonly ExpectedValue[] = [
    ...(random.oneIn(2) ? [null] : []),
    ...(random.oneIn(4)
      ? []
      : random.some<ContextScalar>(key.kind === 'text' ? [...values, 'a*', '?', '*'] : values)),
  ];
  return {
    over,
    request,
    expected,
    tried: [null, ...key.values],
    with: (value) =>
      value === null ? { ...request, absent: [over] } : { ...request, context: { ...others, [over]: value } },
    isExpected: (value) =>
      expected.some((one) =>
        one === null || value === null ? one === value : isMember(key, one as ContextScalar, value),
      ),
  };
}
