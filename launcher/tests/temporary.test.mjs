import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';

const MODULE = fileURLToPath(
  new URL('../testing/temporary.mjs', import.meta.url),
);

describe('the folder for temporary files of tests', () => {
  it('is what children use, and is gone with all in it when the run ends', () => {
    const { stdout, stderr } = spawnSync(
      process.execPath,
      [
        '--input-type=module',
        '-e',
        `
        import { execFileSync } from 'node:child_process';
        import { existsSync, statSync } from 'node:fs';
        import { useTemporaryFolder } from ${JSON.stringify(MODULE)};
        const folder = useTemporaryFolder();
        const child = execFileSync(process.execPath, ['-e',
          "console.log(fs.mkdtempSync(os.tmpdir() + '/left-'))"], { encoding: 'utf8' }).trim();
        const mode = statSync(folder).mode & 0o7777;
        console.log(JSON.stringify({ folder, child, mode, there: existsSync(child) }));
        `,
      ],
      { encoding: 'utf8' },
    );
    const { folder, child, mode, there } = JSON.parse(stdout || `"${stderr}"`);
    assert.ok(there);
    assert.equal(mode, 0o1777);
    assert.ok(child.startsWith(`${folder}/left-`));
    assert.ok(!existsSync(folder));
  });
});
