import { statSync } from 'node:fs';
import { main, summarise } from '../../lib/run.mjs';

await main(() => {
  const { ARCHIVE, DIGEST, OUTCOME } = process.env;
  if (OUTCOME !== 'success') {
    summarise('build', 'The image could not be built.');
    throw new Error('The image could not be built: see the log of this job. `docker build .` does the same on your machine.');
  }
  const megabytes = (statSync(ARCHIVE).size / 1e6).toFixed(1);
  summarise('build', `One image of ${megabytes} MB, \`${DIGEST}\`.`);
});
