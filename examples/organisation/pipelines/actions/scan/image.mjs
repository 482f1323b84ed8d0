import { mkdir } from 'node:fs/promises';
import { command, main, setOutput } from '../../lib/run.mjs';
import { provenDigest } from '../../lib/image.mjs';

await main(async () => {
  const { ARCHIVE, LAYOUT } = process.env;
  await mkdir(LAYOUT);
  await command('tar', '-xf', ARCHIVE, '-C', LAYOUT, '--no-same-owner');
  const digest = await provenDigest(LAYOUT);
  console.log(`Looking at ${digest}`);
  setOutput('digest', digest);
});
