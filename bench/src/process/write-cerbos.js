import { lifetimes } from '../settings.js';
import { writeFile } from './write-file.js';

/** The same policy and the same questions in Cerbos' own files. Only lifetimes that are asked for have a fixture. */
export function writeCerbos(folder, scenarios) {
  writeFile(folder, 'cerbos/token.yaml', policy);
  writeFile(folder, 'cerbos/token_test.yaml', suiteOf(scenarios));
}

const policy = `apiVersion: api.cerbos.dev/v1
resourcePolicy:
  resource: token
  version: default
  rules:
    - name: sts
      actions: [GetServiceBearerToken]
      effect: EFFECT_ALLOW
      roles: [caller]
      condition:
        match:
          all:
            of:
              - expr: request.resource.attr.durationSeconds == 43200
              - expr: request.resource.attr.serviceName == "codeartifact.amazonaws.com"
`;

function suiteOf(scenarios) {
  const asked = lifetimes.filter((seconds) => scenarios.some((one) => one.durationSeconds === seconds));
  return `name: token lifetimes
principals:
  caller:
    id: caller
    roles: [caller]
resources:
${asked.map(fixtureOf).join('')}tests:
${scenarios.map(testOf).join('')}`;
}

function fixtureOf(seconds) {
  return `  lifetime-${seconds}:
    kind: token
    id: lifetime-${seconds}
    attr:
      durationSeconds: ${seconds}
      serviceName: codeartifact.amazonaws.com
`;
}

function testOf({ name, durationSeconds, expect }) {
  return `  - name: ${name}
    input:
      principals: [caller]
      resources: [lifetime-${durationSeconds}]
      actions: [GetServiceBearerToken]
    expected:
      - principal: caller
        resource: lifetime-${durationSeconds}
        actions:
          GetServiceBearerToken: ${expect === 'allow' ? 'EFFECT_ALLOW' : 'EFFECT_DENY'}
`;
}
