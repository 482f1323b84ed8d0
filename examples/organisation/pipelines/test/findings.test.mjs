import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { describe as summary, readFindings, refusal } from '../actions/scan/findings.mjs';

const vulnerability = (extra = {}) => ({
  VulnerabilityID: 'CVE-2026-1',
  PkgName: 'openssl',
  InstalledVersion: '3.0.1',
  FixedVersion: '3.0.2',
  Severity: 'HIGH',
  PrimaryURL: 'https://avd.aquasec.com/nvd/cve-2026-1',
  ...extra,
});
const report = (...found) =>
  JSON.stringify({ SchemaVersion: 2, ArtifactName: 'layout', Results: [{ Vulnerabilities: found }, { Target: 'clean' }] });

describe('findings', () => {
  it('are refused with what to do', () => {
    const found = readFindings(report(vulnerability(), vulnerability({ Severity: 'CRITICAL', PkgName: 'zlib' })));
    assert.match(refusal(found), /^Found 1 CRITICAL, 1 HIGH: openssl 3\.0\.1 → 3\.0\.2, zlib .*base image/);
    assert.match(summary(found, 'sha256:x'), /\| HIGH \| \[CVE-2026-1\]\(https:\/\/avd.*\) \| openssl \| 3\.0\.1 \| 3\.0\.2 \|/);
  });

  it('are none where the scanner looked and found none', () => {
    assert.deepEqual(readFindings('{"SchemaVersion":2,"ArtifactName":"layout"}'), []);
  });

  for (const text of ['', '{}', '[]', '{"Results":[]}']) {
    it(`are not taken for none in ${JSON.stringify(text)}`, () => {
      assert.throws(() => readFindings(text));
    });
  }

  it('bring no markup of the image into the summary', () => {
    const found = readFindings(report(vulnerability({ PkgName: '](x) | <img>\n`', PrimaryURL: 'javascript:alert(1)' })));
    assert.doesNotMatch(summary(found, 'sha256:x'), /<img>|javascript|\]\(x\)/);
  });

  it('are counted beyond what is shown', () => {
    const found = readFindings(report(...Array.from({ length: 60 }, () => vulnerability())));
    assert.match(summary(found, 'sha256:x'), /10 more are in the artifact/);
  });
});
