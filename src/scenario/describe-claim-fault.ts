import { quote, shortened } from '../iam/explain/quote.js';
import type { ClaimFault } from './fault.js';

/** What is wrong with a claim, and what would be right. */
export function describeClaimFault(fault: ClaimFault): string {
  switch (fault.code) {
    case 'several-expectations':
      return `a scenario has one of ${fault.given.map(quote).join(' and ')}: give the others a scenario of their own`;
    case 'several-varying':
      return '"exactly" is about one field or condition key: give the others a scenario of their own';
    case 'varying-given':
      return `${quote(fault.key)} is what "exactly" leaves open: remove it here`;
    case 'varying-null':
      return 'this has no value: that the key is not there is written as absent';
    case 'no-lifetime':
      return `${shortened(fault.written)} is no value of durationSeconds: write 0, a number of seconds from 900 to 43200, or a range of them as 900..3600`;
    case 'range-shape':
      return `${shortened(fault.text)} is no range of numbers: it has both ends, as in 900..3600; text is written as the list of it alone, [${quote(fault.text)}]`;
    case 'range-order':
      return `the lower end of a range comes first: ${fault.high}..${fault.low}`;
    case 'range-number':
      return `${shortened(fault.written)} would be read as the number ${fault.read}: write ${fault.read}`;
    case 'matrix-with-pattern':
      return `${quote(fault.claim)} takes no matrix: a list in its pattern means any of its members`;
    case 'given-twice':
      return `${quote(fault.key)} is given twice, on the scenario and under ${quote(fault.claim)}: keep one of them`;
    case 'field-with-policies':
      return `${quote(fault.claim)} is about all requests: ${quote(fault.key)} has no say in it`;
    case 'other-without-layer':
      return `without layers this is an identity policy, while the policies of the scenario are of ${fault.layers.join(', ')}: write ${fault.claim}: { ${fault.layers[0]}: … }`;
  }
}
