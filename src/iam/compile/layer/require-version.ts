import type { Report } from '../../diagnostic.js';
import type { LayerName, ParsedPolicy } from '../../document/policy.js';

/** The policies of an organization name the current version (Organizations User Guide, scps_syntax and rcps_syntax). */
export function requireVersion({ version, versionAt }: ParsedPolicy, layer: LayerName, report: Report): void {
  if (version !== '2012-10-17')
    report.error(
      { code: 'version-in-layer', version, layer },
      versionAt,
      version === undefined ? [] : ['Version'],
    );
}
