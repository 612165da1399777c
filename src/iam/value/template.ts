import type { VariableReason } from '../diagnostic.js';
import { type ConditionKey, conditionKey, isConditionKey } from './condition-key.js';
import { anyRun, literalTokens, type Pattern, patternOf, type Token, wildcardTokens } from './pattern.js';

/** A text that may hold policy variables: what it matches is known only with a request at hand. */
export interface Template {
  readonly pieces: readonly (TextPiece | VariablePiece)[];
  /** The pattern itself, where there is no variable. */
  readonly pattern: Pattern | undefined;
}

export interface TextPiece {
  readonly kind: 'text';
  readonly tokens: readonly Token[];
}

export interface VariablePiece {
  readonly kind: 'variable';
  readonly key: ConditionKey;
  /** Used when the key has no value. */
  readonly fallback: string | undefined;
}

export interface TemplateOptions {
  /** Whether `${…}` is a variable: only with Version 2012-10-17 (reference_policies_variables). */
  readonly variables: boolean;
  /** Whether `*` and `?` are wildcards. `${*}` and `${?}` never are. */
  readonly wildcards: boolean;
}

export type TemplateResult =
  | { readonly template: Template; readonly reason?: never }
  | { readonly template?: never; readonly reason: VariableReason };

export function parseTemplate(text: string, { variables, wildcards }: TemplateOptions): TemplateResult {
  const pieces: (TextPiece | VariablePiece)[] = [];
  let tokens: Token[] = [];
  const addText = (part: string) => addTokens(tokens, wildcards ? wildcardTokens(part) : literalTokens(part));
  let at = 0;
  for (let open = variables ? text.indexOf('${') : -1; open !== -1; open = text.indexOf('${', at)) {
    addText(text.slice(at, open));
    const variable = parseVariable(text, open);
    if ('reason' in variable) return { reason: variable.reason };
    at = variable.end;
    if (variable.character !== undefined) {
      tokens.push(variable.character.charCodeAt(0));
      continue;
    }
    if (tokens.length > 0) pieces.push({ kind: 'text', tokens });
    tokens = [];
    pieces.push(variable.piece);
  }
  addText(text.slice(at));
  if (tokens.length > 0 || pieces.length === 0) pieces.push({ kind: 'text', tokens });
  const constant = pieces.every((piece) => piece.kind === 'text');
  return {
    template: {
      pieces,
      pattern: constant ? patternOf(squeeze(pieces.flatMap((piece) => piece.tokens))) : undefined,
    },
  };
}

/** Where the values of policy variables come from: a request. */
export interface VariableSource {
  /** The value as text; undefined when the key has none, null when it has several, which no variable can stand for. */
  textOf(key: ConditionKey): string | null | undefined;
}

/** What a variable stands for: its default when the key has no value; nothing, default or not, when it has several. */
export function variableText({ key, fallback }: VariablePiece, source: VariableSource): string | undefined {
  const given = source.textOf(key);
  return given === undefined ? fallback : (given ?? undefined);
}

/** The pattern with every variable replaced by its value, as literal text; undefined when one has no single value. */
export function resolveTemplate(template: Template, source: VariableSource): Pattern | undefined {
  if (template.pattern !== undefined) return template.pattern;
  const tokens: Token[] = [];
  for (const piece of template.pieces) {
    if (piece.kind === 'text') {
      addTokens(tokens, piece.tokens);
      continue;
    }
    const value = variableText(piece, source);
    if (value === undefined) return undefined;
    addTokens(tokens, literalTokens(value));
  }
  return patternOf(squeeze(tokens));
}

export function variablesOf(template: Template): readonly VariablePiece[] {
  return template.pieces.filter((piece) => piece.kind === 'variable');
}

type Variable =
  | { readonly end: number; readonly character: string }
  | { readonly end: number; readonly character?: never; readonly piece: VariablePiece }
  | { readonly reason: VariableReason };

/** `${key}`, `${key, 'default'}`, and the escapes `${*}` `${?}` `${$}`. */
function parseVariable(text: string, open: number): Variable {
  const plain = /\$\{(\$|[^}'${]*)\}/y;
  const withDefault = /\$\{([^}',${]*), *'([^']*)'\}/y;
  plain.lastIndex = open;
  withDefault.lastIndex = open;
  const match = plain.exec(text) ?? withDefault.exec(text);
  if (match === null) return { reason: isClosed(text, open) ? 'default' : 'unclosed' };
  const [whole, name = '', fallback] = match;
  const end = open + whole.length;
  if (fallback === undefined && (name === '*' || name === '?' || name === '$'))
    return { end, character: name };
  const reason = reasonAgainst(name);
  if (reason !== undefined) return { reason };
  return { end, piece: { kind: 'variable', key: conditionKey(name), fallback } };
}

/** Whether a brace closes the variable before the next one opens. */
function isClosed(text: string, open: number): boolean {
  const close = text.indexOf('}', open);
  const next = text.indexOf('${', open + 2);
  return close !== -1 && (next === -1 || close < next);
}

function reasonAgainst(name: string): VariableReason | undefined {
  if (name === '') return 'empty';
  if (name.includes(',')) return 'default';
  if (/\s/.test(name)) return 'space-in-name';
  return isConditionKey(name) ? undefined : 'no-prefix';
}

/** One by one: spread into a call, a long text would exhaust the stack. */
function addTokens(tokens: Token[], more: readonly Token[]): void {
  for (const token of more) tokens.push(token);
}

function squeeze(tokens: readonly Token[]): Token[] {
  return tokens.filter((token, index) => token !== anyRun || tokens[index - 1] !== anyRun);
}
