import { factsOf, listOf, valuesOf, variableValue } from '../case.js';
import { escapeWildcards, mapTestsWithKeys, mapValues } from '../rewrite.js';
import { resolve } from '../variables.js';

const strict = /^-?\d+(?:\.\d+)?$/;
const astral = /[\u{10000}-\u{10ffff}]/gu;

export const textKinds = [
  {
    id: 'loose-number',
    title: 'a value of the request that only begins like a number, under a Numeric operator',
    peer: 'reads `43200abc` as 43200 and `1e3` as 1',
    aws: 'values are integers or decimals; with an operator that does not fit the value the match always fails (SAR; X12 for negated operators)',
    page: 'IAM elements_condition_operators, Numeric condition operators',
    right: 'policy-spec',
    rewrite: (one) =>
      mapGiven(one, /^Numeric/, (test, given, keyFor) =>
        strict.test(given) || Number.isNaN(Number.parseFloat(given))
          ? test
          : { ...test, key: keyFor('no number') },
      ),
  },
  {
    id: 'long-number',
    title: 'a number of more than 15 digits',
    peer: 'rounds it',
    aws: 'nothing; policy-spec reads no number that it could only round',
    page: 'IAM elements_condition_operators, Numeric condition operators',
    right: 'reading',
    rewrite: (one) =>
      mapGiven(one, /^Numeric/, (test, given, keyFor) =>
        strict.test(given) && given.replace(/^[-0]+|\./g, '').length > 15
          ? { ...test, key: keyFor('no number') }
          : test,
      ),
  },
  {
    id: 'boolean-in-capitals',
    title: 'a value of the request such as `TRUE` under Bool',
    peer: 'takes it for true',
    aws: 'nothing: the values are "true" and "false"',
    page: 'IAM elements_condition_operators, Boolean condition operators',
    right: 'reading',
    rewrite: (one) =>
      mapGiven(one, /^Bool$/, (test, given, keyFor) =>
        /^(?:true|false)$/i.test(given) && given !== given.toLowerCase()
          ? { ...test, key: keyFor('no boolean') }
          : test,
      ),
  },
  {
    id: 'character-in-equals',
    title: '`${*}`, `${?}` or `${$}` under StringEquals and its kin',
    peer: 'compares with the four characters as they are written',
    aws: '${*}, ${?} and ${$} stand for the characters *, ? and $ wherever a variable may stand',
    page: 'IAM variables, special characters that are not variables',
    right: 'policy-spec',
    rewrite: (one) =>
      mapTestsWithKeys(one, (test, _, { hasVariables }) =>
        hasVariables && /^String(?:Not)?Equals/.test(test.base)
          ? mapValues(test, (value) =>
              typeof value === 'string' ? value.replace(/\$\{([*?$])\}/g, '$1') : value,
            )
          : test,
      ),
  },
  {
    id: 'long-character',
    title: '`?` and a character beyond U+FFFF',
    peer: 'takes half of it for one character',
    aws: 'nothing of what a character is; policy-spec counts code points',
    page: 'IAM elements_condition_operators, String condition operators',
    right: 'reading',
    rewrite: (one) => {
      const facts = factsOf(one);
      const shorten = (text) =>
        resolve(text, facts, ({ value }) => value?.match(astral) != null, escapeWildcards);
      return mapGiven(one, /^String(?:Not)?Like$/, (test, given, keyFor, { hasVariables }) =>
        given.match(astral) === null
          ? test
          : {
              ...mapValues(test, (value) => (hasVariables ? shorten(String(value)) : value)),
              key: keyFor(given.replace(astral, '~')),
            },
      );
    },
  },
];

/** Conditions with such an operator on a key that the request has with one value. */
function mapGiven(one, operators, change) {
  const facts = factsOf(one);
  return mapTestsWithKeys(one, (test, keyFor, place) => {
    const given = variableValue(facts, test.key);
    if (!operators.test(test.base) || given === undefined) return test;
    if (listOf(test.values).length === 0 || valuesOf(facts, test.key).length !== 1) return test;
    return change(test, given, keyFor, place);
  });
}
