import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { CHART } from './render';
import { SCHEMA } from './testing/values';

describe('the reference of keys in the README', () => {
  it.each(['eks_baseline_chart', 'policies'])(
    'is up to date: %s (yarn workspace @internal/charts reference)',
    chart => {
      const script = path.resolve(CHART, '../scripts/reference.mjs');
      expect(() =>
        execFileSync(process.execPath, [script, '--check', chart], {
          stdio: 'pipe',
        }),
      ).not.toThrow();
    },
  );

  it('has a section for every key at the top', () => {
    const readme = readFileSync(path.join(CHART, 'README.md'), 'utf8');
    const missing = Object.keys(SCHEMA.properties).filter(
      key => !readme.includes(`\n### ${key}\n`),
    );
    expect(missing).toEqual([]);
  });
});
