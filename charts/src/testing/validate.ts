import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { Manifest } from '../manifests';

/** What Kubernetes' own types and schemas say against these objects. */
export function schemaViolations(manifests: Manifest[]): string[] {
  // eslint-disable-next-line no-restricted-syntax
  const script = path.resolve(__dirname, '../../scripts/validate.mjs');
  return JSON.parse(
    execFileSync(process.execPath, [script], {
      input: JSON.stringify(manifests),
      encoding: 'utf8',
      maxBuffer: 16 * 1024 * 1024,
    }),
  );
}
