import type { Unsettled } from '../analyze/settle.js';

/** Why a question about all requests has no answer, and what would help. */
export function describeUndecided(
  reason:
    | Unsettled
    | { readonly code: 'unconfirmed' }
    | { readonly code: 'no-values'; readonly over: string },
): string {
  switch (reason.code) {
    case 'work':
      return 'the bound on work was reached before all requests were looked at: ask about fewer at once, or allow more steps ("work"; on the command line --work)';
    case 'variable':
      return `it depends on what \${${reason.key}} stands for, and no value was found that shows it either way; a pattern can give ${reason.key} a value`;
    case 'letters':
      return `it depends on the case of letters beyond ASCII in ${reason.key}, and no spelling was found that shows it either way`;
    case 'lists':
      return `${reason.key} may have several values at once, and no list of them was found that shows it either way`;
    case 'kinds':
      return `the policies compare ${reason.key} as different kinds of values, and none was found that fits all of them`;
    case 'no-values':
      return `the allowed values of ${reason.over} cannot be listed: they depend on a policy variable, or on its text and its size at once`;
    case 'unconfirmed':
      return 'a request was found that seemed to show otherwise, but evaluate decides it differently: this is a mistake in policy-spec, please report it';
  }
}
