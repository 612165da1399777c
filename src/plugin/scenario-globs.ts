/** What `policy-spec run` takes of a folder, as globs. */
export const scenarioGlobs: readonly string[] = [
  '**/*.policy.{yaml,yml,json}',
  '**/scenarios/**/*.{yaml,yml,json}',
];
