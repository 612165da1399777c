/** Values that a reader knows for what they are, of keys that have a form of their own. */
const preferred: ReadonlyMap<string, readonly string[]> = new Map([
  ['aws:principalorgid', ['o-example', 'o-other']],
  ['aws:resourceorgid', ['o-example', 'o-other']],
  ['aws:sourceorgid', ['o-example', 'o-other']],
  ['aws:principalorgpaths', ['o-example/r-ab12/ou-ab12-11111111/', 'o-other/r-cd34/']],
  ['aws:resourceorgpaths', ['o-example/r-ab12/ou-ab12-11111111/', 'o-other/r-cd34/']],
  ['aws:principalaccount', ['123456789012', '111122223333']],
  ['aws:resourceaccount', ['123456789012', '111122223333']],
  ['aws:sourceaccount', ['123456789012', '111122223333']],
  ['aws:requestedregion', ['us-east-2', 'eu-west-1']],
  ['aws:sourcevpc', ['vpc-1a2b3c4d', 'vpc-5e6f7a8b']],
  ['aws:sourcevpce', ['vpce-1a2b3c4d', 'vpce-5e6f7a8b']],
  ['aws:username', ['alice', 'bob']],
  ['aws:principaltype', ['User', 'AssumedRole']],
  ['aws:principalarn', ['arn:aws:iam::123456789012:role/example', 'arn:aws:iam::123456789012:user/alice']],
  ['aws:calledvia', ['cloudformation.amazonaws.com']],
  ['aws:principalservicename', ['cloudtrail.amazonaws.com', 'example.amazonaws.com']],
  ['aws:viaawsservice', ['true', 'false']],
  ['sts:awsservicename', ['codeartifact.amazonaws.com', 'sns.amazonaws.com']],
]);

const others = ['example', 'other'];

export function preferredValues(id: string): readonly string[] {
  return preferred.get(id) ?? others;
}
