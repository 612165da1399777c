import { execFileSync } from 'node:child_process';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Bed, makeBed, policy, using } from './bed.js';

let bed: Bed;
beforeAll(async () => {
  bed = await makeBed();
  const { folder } = bed;
  mkdirSync(folder.in('sub'));
  execFileSync('mkfifo', [folder.in('fifo.json')]);
  for (const [link, target] of [
    ['zero.json', '/dev/zero'],
    ['out.json', join(tmpdir(), '..')],
    ['dangling.json', 'nowhere.json'],
    ['circle.json', 'circle.json'],
  ] as const)
    symlinkSync(target, folder.in(link));
  writeFileSync(folder.in('utf16.json'), Buffer.from(`\ufeff${policy}`, 'utf16le'));
  writeFileSync(folder.in('latin1.json'), Buffer.from('{"Id":"\xff"}', 'latin1'));
});
afterAll(() => bed.folder.remove());

describe('a policy that cannot be had is refused where it is named, and the other files run', () => {
  it.each([
    ['/etc/passwd', ':1:11 error: /etc/passwd is an absolute path: write it relative to this file'],
    ['/dev/zero', ':1:11 error: /dev/zero is an absolute path: write it relative to this file'],
    ['"C:\\\\x.json"', ':1:11 error: C:\\x.json is an absolute path: write it relative to this file'],
    [
      '"\\\\\\\\server\\\\x.json"',
      ':1:11 error: \\\\server\\x.json is an absolute path: write it relative to this file',
    ],
    ['https://x/y.json', ':1:11 error: there is no file https://x/y.json'],
    ['file:///etc/passwd', ':1:11 error: there is no file file:///etc/passwd'],
    [
      'arn:aws:iam::aws:policy/ReadOnlyAccess',
      ':1:11 error: "arn:aws:iam::aws:policy/ReadOnlyAccess" names a policy, and policies are not fetched: a layer holds policies, by path or inline, so save its document; whose policies they are says the "principal" of the request',
    ],
    [
      '../../../etc/passwd',
      ':1:11 error: ../../../etc/passwd leads out of the project, whose root is the working folder',
    ],
    ['..', ':1:11 error: .. leads out of the project, whose root is the working folder'],
    ['.', ':1:11 error: . is a folder, not a file'],
    ['./sub', ':1:11 error: ./sub is a folder, not a file'],
    ['p.json/x', ':1:11 error: there is no file p.json/x'],
    ['none.json', ':1:11 error: there is no file none.json'],
    [
      '__proto__',
      ':1:11 error: no layer is named "__proto__" (names are given under "layers", at the top of the file); for a file of this name write ./__proto__',
    ],
    ['./__proto__', ':1:11 error: there is no file ./__proto__'],
    ['"a\\nb.json"', ':1:11 error: there is no file "a\\nb.json"'],
    ['"\\e[31m.json"', ':1:11 error: there is no file "\\u001b[31m.json"'],
    ['"a\\0b.json"', ':1:11 error: there is no file "a\\u0000b.json"'],
    ['""', ':1:11 error: "policies" must not be empty'],
    ['null', ':1:11 error: a layer is a policy, by path or inline, or a list of them, not null'],
    ['5', ':1:11 error: a layer is a policy, by path or inline, or a list of them, not a number'],
    ['[null]', ':1:12 error: a member of this list is a policy, by path or inline, not null'],
    [
      '[[p.json]]',
      ':1:12 error: a member of this list is a policy, by path or inline, not a list; only scp, rcp and resourceScp have levels',
    ],
    ['fifo.json', ':1:11 error: fifo.json is no regular file'],
    ['zero.json', ':1:11 error: zero.json leads out of the project, whose root is the working folder'],
    ['out.json', ':1:11 error: out.json leads out of the project, whose root is the working folder'],
    ['dangling.json', ':1:11 error: dangling.json is a symbolic link to nothing'],
    ['circle.json', ':1:11 error: circle.json is a symbolic link that leads in a circle'],
    ['utf16.json', ':1:11 error: utf16.json is UTF-16: save it as UTF-8'],
    ['latin1.json', ':1:11 error: latin1.json is not UTF-8 (line 1, column 8)'],
  ])('%s', (path, message) => bed.refuses('bad.yaml', using(path), message));

  it('as one of several layers, and in a scenario', () => {
    bed.refuses(
      'bad.yaml',
      using('{ identity: p.json, scp: [p.json, fifo.json] }'),
      ':1:45 error: fifo.json is no regular file',
    );
  });
});

describe('a policy that is none is refused at its own place, and the other files run', () => {
  it.each<[string, string, string]>([
    ['nothing', '', ':1:1 error: not JSON: expected a value'],
    ['null', 'null', ':1:1 error: policy must be an object, not null'],
    ['a list', '[]', ':1:1 error: policy must be an object, not a list'],
    ['a text', '"x"', ':1:1 error: policy must be an object, not a string'],
    ['YAML', 'Version: 1\n', ':1:1 error: not JSON: expected a value (text stands in double quotes)'],
    ['a scenario file', '{"policies":"p.json","scenarios":[]}', ':1:1 error: the policy has no Statement'],
    ['no statement', '{"Version":"2012-10-17"}', ':1:1 error: the policy has no Statement'],
    ['two policies', policy + policy, ':1:87 error: not JSON: expected the end of the text'],
    ['a comment', `// x\n${policy}`, ':1:1 error: not JSON: expected a value'],
    ['a comma too many', policy.replace('}}', '},}'), ':1:87 error: not JSON: expected no comma before this'],
    ['NUL', '{"Version":"2012-10-17",\0}', ':1:25 error: not JSON: expected a key in double quotes'],
    [
      'an Effect that stands twice',
      policy.replace('"Effect"', '"Effect":"Deny","Effect"'),
      ':1:54 error: "Effect" stands here a second time; AWS and JSON readers do not agree on which one counts',
    ],
    [
      'a Version that stands twice',
      policy.replace('{', '{"Version":"2008-10-17",'),
      ':1:25 error: "Version" stands here a second time; AWS and JSON readers do not agree on which one counts',
    ],
    ['10,000 nested brackets', '['.repeat(10_000), ':1:66 error: nested deeper than 64 levels'],
    [
      '__proto__',
      policy.replace('{', '{"__proto__":{},'),
      ':1:2 error: unknown element "__proto__" in a policy; known are Version, Id, Statement',
    ],
    [
      '__proto__ of a statement',
      policy.replace('"Effect"', '"__proto__":1,"Effect"'),
      ':1:38 error: unknown element "__proto__" in a statement; known are Sid, Effect, Principal, NotPrincipal, Action, NotAction, Resource, NotResource, Condition',
    ],
    [
      '__proto__ as an operator',
      policy.replace('"Effect"', '"Condition":{"__proto__":{"a:b":"c"}},"Effect"'),
      ':1:51 error: unknown condition operator "__proto__"',
    ],
    [
      '__proto__ as a condition key',
      policy.replace('"Effect"', '"Condition":{"Null":{"__proto__":"true"}},"Effect"'),
      ':1:59 error: "__proto__" is no condition key: write a prefix and a name, as in "aws:SourceIp", without wildcards or variables',
    ],
    [
      '__proto__ as a kind of caller',
      policy.replace('"Effect"', '"Principal":{"__proto__":"*"},"Effect"'),
      ':1:51 error: unknown kind of principal "__proto__"; known are AWS, Federated, Service, CanonicalUser',
    ],
    [
      'an element in colours',
      policy.replace('"Effect"', '"\\u001b[31m":1,"Effect"'),
      ':1:38 error: unknown element "\\u001b[31m" in a statement; known are Sid, Effect, Principal, NotPrincipal, Action, NotAction, Resource, NotResource, Condition',
    ],
    [
      'an action that turns around',
      policy.replace('s3:*', 's3:\u202e*'),
      ':1:64 error: "s3:�*" is no action: a service has letters, digits and "-", a name letters, digits and wildcards',
    ],
  ])('%s', (_, text, message) => {
    writeFileSync(bed.folder.in('broken.json'), text);
    writeFileSync(bed.folder.in('bad.yaml'), using('broken.json'));
    const { status, stdout, stderr } = bed.run('run', 'bad.yaml', 'good.yaml');
    expect(stderr.split('\n')[0]).toBe(`broken.json${message}`);
    expect(stderr).toContain(
      'bad.yaml:1:11 error: the policy broken.json is refused, so nothing in this file was run',
    );
    expect(stdout).toContain('✓ good  allow');
    expect(status).toBe(2);
    // The commands that take a policy say the same.
    const explained = bed.run('explain', 'broken.json', '--action', 's3:GetObject');
    expect([explained.status, explained.stderr.split('\n')[0]]).toEqual([2, `broken.json${message}`]);
  });
});

describe('a policy that is odd and harmless is read', () => {
  it.each([
    ['a byte order mark', `\ufeff${policy}`],
    ['lines of Windows', policy.replaceAll(',', ',\r\n')],
    ['a Sid of a megabyte', policy.replace('"Effect"', `"Sid":"${'x'.repeat(1 << 20)}","Effect"`)],
    [
      'a hundred thousand statements',
      JSON.stringify({ Version: '2012-10-17', Statement: Array(100_000).fill(JSON.parse(policy).Statement) }),
    ],
  ])('%s', (_, text) => {
    writeFileSync(bed.folder.in('odd.json'), text);
    writeFileSync(bed.folder.in('fine.yaml'), using('odd.json'));
    expect(bed.run('run', 'fine.yaml')).toMatchObject({ status: 0, stderr: '' });
  });
});
