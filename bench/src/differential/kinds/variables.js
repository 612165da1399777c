import { factsOf } from '../case.js';
import {
  escapeWildcards,
  mapPolicies,
  mapResources,
  mapTests,
  mapValues,
  noArn,
  nothing,
} from '../rewrite.js';
import { isValueless, resolve, variablesIn } from '../variables.js';

const page = 'IAM variables';

export const variableKinds = [
  {
    id: 'old-version',
    title: '`${…}` in a policy of Version 2008-10-17, or of none',
    peer: 'puts the value of the variable there',
    aws: 'variables were introduced with Version 2012-10-17; before it, they are taken for literal text (X07 for no Version)',
    page: 'IAM elements_version; IAM variables',
    right: 'policy-spec',
    rewrite: (one) =>
      mapPolicies(one, (policy) => {
        const text = JSON.stringify(policy);
        if (policy.Version === '2012-10-17' || !text.includes('${')) return policy;
        // No resource and no value of a request has `${` or `#{` in it.
        return JSON.parse(text.replaceAll('${', '#{'));
      }),
  },
  {
    id: 'default-with-comma',
    title: 'a default of a variable with a comma and a space in it',
    peer: 'sees no default',
    aws: 'the default stands between single quotes behind a comma and a space',
    page,
    right: 'policy-spec',
    rewrite: (one) =>
      resolveSome(
        one,
        ({ value, several, fallback }) => !several && value === undefined && fallback?.includes(', '),
      ),
  },
  {
    id: 'empty-default',
    title: 'an empty default of a variable',
    peer: 'sees no default',
    aws: 'a default is any text between single quotes; it is used when the variable has no value',
    page,
    right: 'policy-spec',
    rewrite: (one) =>
      resolveSome(one, ({ value, several, fallback }) => !several && value === undefined && fallback === ''),
  },
  {
    id: 'empty-value',
    title: 'a variable whose key has the empty string',
    peer: 'takes the default, and without one leaves `${…}` there as text',
    aws: 'nothing; policy-spec puts the empty string there',
    page,
    right: 'reading',
    rewrite: (one) => resolveSome(one, ({ value }) => value === ''),
  },
  {
    id: 'list-in-variable',
    title: 'a variable whose key has a list of values',
    peer: 'takes the default, however many values there are; without one it matches nothing, even with one value',
    aws: 'only keys with one value can be variables; AWS says nothing of a list of one, nor of the default',
    page,
    right: 'reading',
    rewrite: (one) => replaceLists(one),
  },
  {
    id: 'valueless-negated',
    title: 'a variable without a value under a negated operator',
    peer: 'says that the condition does not match',
    aws: 'an inverted operator does match, as the documented Deny statement shows',
    page: 'IAM variables, policy variables with no value',
    right: 'policy-spec',
    rewrite: (one) => {
      const facts = factsOf(one);
      return mapTests(one, (test, { hasVariables }) =>
        hasVariables && /^(?:String|Arn)Not/.test(test.base)
          ? mapValues(test, (value) =>
              isValueless(value, facts) ? (test.base.startsWith('Arn') ? noArn : nothing) : value,
            )
          : test,
      );
    },
  },
  {
    id: 'valueless-not-resource',
    title: 'a variable without a value in NotResource',
    peer: 'takes the whole statement away',
    aws: 'such an ARN will not match any resource, so it excludes none; AWS says nothing of NotResource in particular',
    page: 'IAM variables, policy variables with no value',
    right: 'reading',
    rewrite: (one) => {
      const facts = factsOf(one);
      return mapResources(one, (entry, { element, hasVariables }) =>
        hasVariables && element === 'NotResource' && isValueless(entry, facts) ? noArn : entry,
      );
    },
  },
  {
    id: 'variable-in-arn',
    title: 'a variable under an ARN operator',
    peer: 'splits the ARN at the colon of `${aws:…}`',
    aws: 'the value of an ARN operator may hold variables; each of the six components is checked by itself',
    page: 'IAM elements_condition_operators, ARN condition operators',
    right: 'policy-spec',
    rewrite: (one) => {
      const facts = factsOf(one);
      return mapTests(one, (test, { hasVariables }) =>
        hasVariables && test.base.startsWith('Arn')
          ? mapValues(test, (value) => {
              if (variablesIn(value, facts).length === 0) return value;
              return isValueless(value, facts) ? noArn : resolve(value, facts, () => true, escapeWildcards);
            })
          : test,
      );
    },
  },
  {
    id: 'variable-in-resource-name',
    title: 'a variable in front of the first `/` or `:` of a resource’s name',
    peer: 'splits the name at the colon of `${aws:…}`, and never matches',
    aws: 'variables may stand in the Resource element behind the fifth colon',
    page,
    right: 'policy-spec',
    rewrite: (one) => {
      const facts = factsOf(one);
      return mapResources(one, (entry, { hasVariables }) =>
        hasVariables && !entry.startsWith('arn:aws:s3:::') && firstPart(entry).includes('${')
          ? resolve(entry, facts, () => !isValueless(entry, facts), escapeWildcards)
          : entry,
      );
    },
  },
];

function firstPart(entry) {
  return entry.split(':').slice(5).join(':').split('/')[0];
}

/** The variables that `choose` picks, by what they stand for, wherever variables may be. */
function resolveSome(one, choose) {
  const facts = factsOf(one);
  const resolved = mapResources(one, (entry, { hasVariables }) =>
    hasVariables ? resolve(entry, facts, choose, escapeWildcards) : entry,
  );
  return mapTests(resolved, (test, { hasVariables }) => {
    if (!hasVariables || !/^(?:String|Arn)/.test(test.base)) return test;
    const write = /Like|^Arn/.test(test.base) ? escapeWildcards : (text) => text;
    return mapValues(test, (value) =>
      typeof value === 'string' ? resolve(value, facts, choose, write) : value,
    );
  });
}

/** A list of one as its member, a longer one as what nothing matches. */
function replaceLists(one) {
  const facts = factsOf(one);
  const replace = (text, none) => {
    if (typeof text !== 'string') return text;
    const lists = variablesIn(text, facts).filter(({ several }) => several);
    if (lists.length === 0) return text;
    return lists.reduce((left, { whole, name }) => {
      const [value, ...more] = [facts.get(name.toLowerCase()).value].flat();
      return more.length === 0 ? left.replace(whole, value) : none;
    }, text);
  };
  const replaced = mapResources(one, (entry, { hasVariables }) =>
    hasVariables ? replace(entry, noArn) : entry,
  );
  return mapTests(replaced, (test, { hasVariables }) =>
    hasVariables && /^(?:String|Arn)/.test(test.base)
      ? mapValues(test, (value) => replace(value, test.base.startsWith('Arn') ? noArn : nothing))
      : test,
  );
}
