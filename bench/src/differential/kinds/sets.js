import { factsOf, valuesOf } from '../case.js';
import { isListKey } from '../keys.js';
import { mapTests, mapTestsWithKeys } from '../rewrite.js';

const page = 'IAM condition-single-vs-multi-valued-context-keys';
const absent = 'aws:PrincipalTag/never';

export const setKinds = [
  {
    id: 'qualified-null',
    title: '`ForAllValues:Null` and `ForAnyValue:Null`',
    peer: 'takes them for Null',
    aws: 'Null with ForAllValues always returns true, with ForAnyValue always false',
    page: 'IAM access-analyzer-reference-policy-checks, null with qualifier',
    right: 'policy-spec',
    rewrite: (one) =>
      mapTests(one, (test) =>
        test.base === 'Null' && test.qualifier !== undefined ? test.qualifier === 'ForAllValues' : test,
      ),
  },
  {
    id: 'empty-list',
    title: 'a list without values as the value of a key',
    peer: 'takes the key for present: Null says "false"',
    aws: 'ForAllValues treats a key that resolves to a null data set like a missing one; AWS says nothing of the other operators',
    page,
    right: 'reading',
    rewrite: (one) => {
      const left = Object.entries(one.context).filter(
        ([, value]) => !Array.isArray(value) || value.length > 0,
      );
      return left.length === Object.keys(one.context).length
        ? one
        : { ...one, context: Object.fromEntries(left) };
    },
  },
  {
    id: 'empty-string',
    title: 'the empty string under ForAllValues',
    peer: 'takes it for a value like any other',
    aws: 'ForAllValues is true when the key resolves to a null data set, such as an empty string',
    page,
    right: 'policy-spec',
    rewrite: (one) =>
      mapEmpty(one, (test) => (test.qualifier === 'ForAllValues' && test.base !== 'Null' ? true : test)),
  },
  {
    id: 'empty-string-elsewhere',
    title: 'the empty string under ForAnyValue and under Null',
    peer: 'takes it for a value like any other',
    aws: 'the empty string is a null data set, and ForAllValues is true then; AWS says nothing of ForAnyValue, and of Null only that “false” asks for a key that is not null',
    page,
    right: 'reading',
    rewrite: (one) =>
      mapEmpty(one, (test) => {
        if (test.base === 'Null') return { ...test, key: absentKey(test) };
        return test.qualifier === 'ForAnyValue' ? false : test;
      }),
  },
  {
    id: 'any-value-if-exists',
    title: '`ForAnyValue:…IfExists` without the key',
    peer: 'says that it does not match',
    aws: 'with IfExists the condition is true when the key is missing, with every operator but Null',
    page: 'IAM elements_condition_operators, …IfExists condition operators',
    right: 'policy-spec',
    rewrite: (one) => {
      const facts = factsOf(one);
      return mapTests(one, (test) =>
        test.qualifier === 'ForAnyValue' && test.ifExists && valuesOf(facts, test.key).length === 0
          ? true
          : test,
      );
    },
  },
  {
    id: 'list-without-set-operator',
    title: 'an operator without set qualifier on a key with a list of values',
    peer: 'never matches, negated or not',
    aws: 'nothing: a key with several values has to be asked by a set operator (X11)',
    page,
    right: 'reading',
    rewrite: (one) => {
      const facts = factsOf(one);
      return mapTestsWithKeys(one, (test, keyFor) => {
        const values = valuesOf(facts, test.key);
        if (!isListKey(test.key) || test.qualifier !== undefined || test.base === 'Null') return test;
        if (values.length === 0) return test;
        const negated = /Not/.test(test.base);
        if (values.every((value) => value === '')) return { ...test, key: keyFor('') };
        return {
          ...test,
          name: `${negated ? 'ForAllValues' : 'ForAnyValue'}:${test.name}`,
          key: keyFor(values),
        };
      });
    },
  },
];

/** Conditions on a key that the request has with nothing but the empty string. */
function mapEmpty(one, change) {
  const facts = factsOf(one);
  return mapTests(one, (test) => {
    const values = valuesOf(facts, test.key);
    return values.length === 0 || values.some((value) => value !== '') ? test : change(test);
  });
}

/** A key that is not there, in a spelling of its own for each key that it stands for. */
function absentKey({ key }) {
  return `${absent}-${key.replace(/[^A-Za-z]/g, '')}`;
}
