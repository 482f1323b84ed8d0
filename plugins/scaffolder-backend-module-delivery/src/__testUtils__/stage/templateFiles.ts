import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The little files of the proofs' templates, by the folder that their steps fetch. */
const FILES: Record<string, string | Buffer> = {
  'files/README.md': '# A service\n',
  'files/logo.png': Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x00, 0xff, 0xfe]),
  'files/bin/run': '#!/bin/sh\n',
  'prebuilt/home/catalog-info.yaml': 'kind: Component\n',
  'prebuilt/values.yaml': 'env: { GREETING: hello }\n',
  'onboard/README.md': '# Not theirs\n',
  'onboard/docs/run.md': '# Run\n',
};

/** Writes them below a directory; answers with the templates' own. */
export function writeTemplateFiles(directory: string): string {
  const templateDir = join(directory, 'template');
  for (const [path, content] of Object.entries(FILES)) {
    const target = join(templateDir, path);
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, content, {
      mode: path.includes('/bin/') ? 0o755 : 0o644,
    });
  }
  return templateDir;
}
