import type { Report } from '../../diagnostic.js';
import type { LayerName, ParsedStatement } from '../../document/policy.js';

/** For the layers in which no resource goes without saying. */
export function requireResource(
  { resource, at, path }: ParsedStatement,
  layer: LayerName,
  report: Report,
): void {
  if (resource === undefined)
    report.error({ code: 'element-missing-in-layer', element: 'Resource', layer }, at, path);
}
