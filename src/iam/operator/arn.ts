import { type ArnParts, matchesArn, splitArn, splitArnPattern } from '../value/arn.js';
import { literalTokens, type Pattern, patternOf, type Token } from '../value/pattern.js';
import {
  parseTemplate,
  resolveTemplate,
  type Template,
  type VariableSource,
  variablesOf,
} from '../value/template.js';
import { textSetOf } from '../value/text-set.js';
import { defineOperator, type Operator } from './operator.js';

/** The six patterns, where they are known before a request is; a variable may hold colons of its own. */
interface ArnTemplate {
  readonly template: Template;
  readonly patterns: readonly Pattern[] | undefined;
}

function arnOperator(name: string, negated: boolean): Operator {
  return defineOperator<ArnParts, ArnTemplate>({
    name,
    kind: 'arn',
    relation: 'matching',
    negated,
    takesVariables: true,
    read: (given) => (typeof given === 'string' ? splitArn(given) : undefined),
    parse(value, variables) {
      const text = String(value);
      const { template, reason } = parseTemplate(text, { variables, wildcards: true });
      if (template === undefined) return { reason };
      if (template.pattern === undefined) {
        return mayBeArn(template) ? { template, patterns: undefined } : undefined;
      }
      const patterns = splitArnPattern(template.pattern);
      return patterns === undefined || !startsWithArn(template.pattern.tokens)
        ? undefined
        : { template, patterns };
    },
    variables: ({ template }) => variablesOf(template),
    test(given, { template, patterns }, variables) {
      const wanted = patterns ?? resolve(template, variables);
      return wanted !== undefined && matchesArn(wanted, given);
    },
    set: ({ template }) => textSetOf(template, 'arn'),
  });
}

/** A variable in front may bring the whole ARN; behind text, all five colons have to be written. */
function mayBeArn({ pieces }: Template): boolean {
  const [first] = pieces;
  if (first?.kind !== 'text') return true;
  const text = pieces.flatMap((piece) => (piece.kind === 'text' ? piece.tokens : []));
  return splitArnPattern(patternOf(text)) !== undefined && startsWithArn(first.tokens);
}

const arnPrefix = literalTokens('arn:');

function startsWithArn(tokens: readonly Token[]): boolean {
  return arnPrefix.every((token, index) => tokens[index] === token);
}

function resolve(template: Template, variables: VariableSource): readonly Pattern[] | undefined {
  const pattern = resolveTemplate(template, variables);
  return pattern === undefined ? undefined : splitArnPattern(pattern);
}

/** reference_policies_elements_condition_operators, ARN: the Equals pair takes wildcards like the Like pair. */
export const arnOperators: readonly Operator[] = [
  arnOperator('ArnEquals', false),
  arnOperator('ArnNotEquals', true),
  arnOperator('ArnLike', false),
  arnOperator('ArnNotLike', true),
];
