import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { composeAll } from '../compose';

/** Writes every templates/<name>.yaml anew and says which ones changed. */
async function main() {
  for (const [file, text] of await composeAll()) {
    const before = await readFile(file, 'utf8').catch(() => undefined);
    await writeFile(file, text);
    process.stdout.write(
      `${path.basename(file)}: ${before === text ? 'unchanged' : 'written'}\n`,
    );
  }
}

main().catch(error => {
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
});
