/**
 * The condition keys that requests may carry, each with the values that it may have there. All of them are keys that
 * every action has, as the peer drops others. A tag is text of its owner's choosing, so it holds anything.
 */
export const conditionKeys = [
  {
    key: 'aws:PrincipalTag/team',
    type: 'text',
    values: ['blue', 'Blue', 'red', '', '', 'b*e', 'blue/green', 'a😀b'],
  },
  { key: 'aws:PrincipalTag/owner', type: 'text', values: ['alice', 'ALICE', 'bob', 'a?ice', '$5'] },
  {
    key: 'aws:PrincipalTag/level',
    type: 'number',
    values: ['3', '43200', '7.5', '5-b', '1e3', '12345678901234567', '-2', '003'],
  },
  { key: 'aws:PrincipalTag/hash', type: 'binary', values: ['Qmlu', 'YWxpY2U=', 'no base'] },
  { key: 'aws:PrincipalTag/flag', type: 'boolean', values: ['true', 'false', 'TRUE', 'yes'] },
  { key: 'aws:RequestTag/team', type: 'text', values: ['blue', 'red'] },
  { key: 'aws:PrincipalOrgID', type: 'text', values: ['o-exampleorg', 'o-otherorg'] },
  { key: 'aws:SourceVpce', type: 'text', values: ['vpce-1a2b3c4d', 'vpce-9f8e7d6c'] },
  { key: 'aws:UserAgent', type: 'text', values: ['aws-cli/2 (blue)', 'boto3'] },
  { key: 'aws:SourceAccount', type: 'text', values: ['111122223333', '444455556666'] },
  {
    key: 'aws:SourceArn',
    type: 'arn',
    values: ['arn:aws:s3:::shared-data', 'arn:aws:sns:us-east-1:111122223333:alice', 'no arn'],
  },
  { key: 'aws:SecureTransport', type: 'boolean', values: ['true', 'false'] },
  { key: 'aws:MultiFactorAuthPresent', type: 'boolean', values: ['true', 'false'] },
  { key: 'aws:MultiFactorAuthAge', type: 'number', values: ['0', '300', '3600', '43200'] },
  {
    key: 'aws:TokenIssueTime',
    type: 'instant',
    values: [
      '2026-01-01T00:00:00Z',
      '2026-03-01T12:30:00+01:00',
      '1767225600',
      '2026-01-01T00:00:00.123456Z',
      'soon',
    ],
  },
  {
    key: 'aws:SourceIp',
    type: 'address',
    values: [
      '203.0.113.7',
      '198.51.100.200',
      '198.51.102.9',
      '2001:db8::1',
      '2001:DB8:0:0:0:0:0:1',
      '::ffff:203.0.113.7',
      'AWS Internal',
    ],
  },
  { key: 'aws:VpcSourceIp', type: 'address', values: ['10.0.0.1', '10.1.255.255', '0.0.0.0'] },
  { key: 'aws:TagKeys', type: 'text', several: true, values: ['team', 'owner', 'Team', ''] },
  {
    key: 'aws:CalledVia',
    type: 'text',
    several: true,
    values: ['athena.amazonaws.com', 'cloudformation.amazonaws.com'],
  },
  {
    key: 'aws:PrincipalOrgPaths',
    type: 'text',
    several: true,
    values: ['o-exampleorg/r-ab12/ou-ab12-1/', 'o-exampleorg/r-ab12/'],
  },
];

/** The keys that follow from who asks, when, and for what; policies ask for them as for any other. */
export const factKeys = [
  { key: 'aws:PrincipalArn', type: 'arn' },
  { key: 'aws:PrincipalAccount', type: 'text' },
  { key: 'aws:PrincipalType', type: 'text' },
  { key: 'aws:username', type: 'text' },
  { key: 'aws:userid', type: 'text' },
  { key: 'aws:PrincipalIsAWSService', type: 'boolean' },
  { key: 'aws:PrincipalServiceName', type: 'text' },
  { key: 'aws:ResourceAccount', type: 'text' },
  { key: 'aws:CurrentTime', type: 'instant' },
  { key: 'aws:EpochTime', type: 'instant' },
  { key: 'aws:EpochTime', type: 'number' },
  { key: 'sts:DurationSeconds', type: 'number' },
  { key: 'sts:AWSServiceName', type: 'text' },
];

const several = new Set(
  [
    ...conditionKeys.filter((one) => one.several).map(({ key }) => key),
    'aws:VpceOrgPaths',
    'aws:ResourceOrgPaths',
    'aws:SourceOrgPaths',
  ].map((key) => key.toLowerCase()),
);

/** Whether AWS gives the key a list of values (the Value type of a key is Multivalued). */
export function isListKey(key) {
  return several.has(key.toLowerCase());
}
