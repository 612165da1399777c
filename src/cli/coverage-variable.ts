/** Names the folder into which programs that decide requests write what was seen of the policies. */
export const coverageVariable = 'POLICY_SPEC_COVERAGE_LOG';
