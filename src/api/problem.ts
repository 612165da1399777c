import type { Diagnostic, Fault, Path } from '../iam/diagnostic.js';
import { positionAt, type SourceText } from '../iam/document/source-text.js';
import { describeDiagnostic } from '../iam/explain/describe-diagnostic.js';

/** A diagnostic as people read it: what is wrong, what would be right, and where. */
export interface Problem {
  readonly severity: 'error' | 'warning';
  readonly code: string;
  readonly message: string;
  readonly file?: string;
  /** One-based. */
  readonly line?: number;
  readonly column?: number;
  /** The way there from the top of the document or request, as `['Statement', 1, 'Action']`. */
  readonly path?: readonly (string | number)[];
  /** The text that `line` and `column` point into, for a code frame. */
  readonly source?: SourceText;
}

export function problemOf(diagnostic: Diagnostic): Problem {
  const { severity, code, place } = diagnostic;
  const { source, offset, path } = place;
  const inText = source !== undefined && offset >= 0;
  return {
    severity,
    code,
    message: describeDiagnostic(diagnostic),
    ...(source?.file !== undefined && { file: source.file }),
    ...(inText && positionAt(source, offset)),
    path,
    ...(inText && { source }),
  };
}

/** The problem of a fault that no text shows: of a JavaScript value, at a path in it. */
export function problemAt(path: Path, fault: Fault): Problem {
  return problemOf({ ...fault, severity: 'error', place: { offset: -1, path } });
}

/** `policies/token.json:9:5: unknown condition operator "NumericLessThanEqual"; did you mean NumericLessThanEquals?` */
export function describeProblem({ file, line, column, path, message }: Problem): string {
  const text = line === undefined ? undefined : `${line}:${column ?? 1}`;
  const place = [file, text].filter((part) => part !== undefined).join(':') || describePath(path ?? []);
  return place === '' || message.startsWith(`${place} `) ? message : `${place}: ${message}`;
}

/** `Statement[1].Condition.StringEquals["aws:username"]` */
export function describePath(path: readonly (string | number)[]): string {
  return path
    .map((step) =>
      typeof step === 'number' ? `[${step}]` : /^\w+$/.test(step) ? `.${step}` : `[${JSON.stringify(step)}]`,
    )
    .join('')
    .replace(/^\./, '');
}
