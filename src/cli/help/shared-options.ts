/** Of `run` and `list`. */
export const selectionOptions = `  -t, --filter REGEX      only cases whose "suite > scenario > case" matches
  --tag TAG               only scenarios with the tag; given several times, with
                          any of them
  --last-failed           only what failed in the last run in this folder
  --shard I/N             only the I-th of N parts of what is left
`;

/** Of what asks about one policy. */
export const layerOption = `  --layer LAYER               what the policy is: identity (default), boundary,
                              session, resource, domain, repository, scp, rcp,
                              resourceScp or endpoint
`;

/** Of what asks about one request. */
export const requestOptions = `  --resource ARN              the resource; default *
  --principal ARN             who asks: an ARN, anonymous, or an object as JSON,
                              as '{"service":"sns.amazonaws.com"}'
  --duration-seconds N        the lifetime of the token asked for
  --context KEY=VALUE         a condition key; the same key again makes a list
  --absent KEY                a condition key that the request does not have
  --resource-account ID       the account that owns the resource
  --management-account ID     the organization's management account
  --now INSTANT               when, as 2026-01-01T00:00:00Z
`;

/** Of what runs scenario files. */
export const configOption = `  --config FILE           the configuration; default: policy-spec.config.*, or
                          "policy-spec" in package.json, up to the project root
`;
