import { type Diagnostic, type Report, reportInto } from '../diagnostic.js';
import type { LayerName, ParsedPolicy } from '../document/policy.js';
import { checkEndpointPolicy } from './layer/endpoint-policy.js';
import { checkIdentityPolicy } from './layer/identity-policy.js';
import { checkResourceControlPolicy } from './layer/resource-control-policy.js';
import { checkResourcePolicy } from './layer/resource-policy.js';
import { checkServiceControlPolicy } from './layer/service-control-policy.js';

/** What a layer may not contain or must contain, whatever else the grammar lets stand; in the order of the text. */
export function checkLayer(policy: ParsedPolicy, layer: LayerName): readonly Diagnostic[] {
  const diagnostics: Diagnostic[] = [];
  checkerOf(layer)(policy, reportInto(diagnostics, policy.source));
  return diagnostics.sort((one, other) => one.place.offset - other.place.offset);
}

function checkerOf(layer: LayerName): (policy: ParsedPolicy, report: Report) => void {
  switch (layer) {
    case 'identity':
    case 'boundary':
    case 'session':
      return (policy, report) => checkIdentityPolicy(policy, layer, report);
    case 'resource':
    case 'domain':
    case 'repository':
      return (policy, report) => checkResourcePolicy(policy, layer, report);
    case 'scp':
    case 'resourceScp':
      return (policy, report) => checkServiceControlPolicy(policy, layer, report);
    case 'rcp':
      return checkResourceControlPolicy;
    case 'endpoint':
      return checkEndpointPolicy;
  }
}
