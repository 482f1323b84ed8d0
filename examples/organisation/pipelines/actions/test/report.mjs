import { main, summarise } from '../../lib/run.mjs';

await main(() => {
  const { LANGUAGE, OUTCOME } = process.env;
  if (OUTCOME === 'success') {
    summarise('test', `Lint and tests of \`${LANGUAGE}\` passed.`);
    return;
  }
  summarise('test', `Lint and tests of \`${LANGUAGE}\`: ${OUTCOME}. The log of the step that failed says what is wrong.`);
  if (OUTCOME === 'failure') {
    throw new Error('Lint or tests failed: see the log of this job. docs/test.md says how to run the same on your machine.');
  }
});
