import { readFileSync } from 'node:fs';
import { fileDigest } from '../../lib/image.mjs';
import { main, setOutput, summarise } from '../../lib/run.mjs';
import { describe, readFindings, refusal } from './findings.mjs';

await main(async () => {
  const { FINDINGS, SBOM, DIGEST } = process.env;
  setOutput('sbom', await fileDigest(SBOM));
  const findings = readFindings(readFileSync(FINDINGS, 'utf8'));
  summarise('scan', describe(findings, DIGEST));
  if (findings.length > 0) {
    throw new Error(refusal(findings));
  }
});
