import { command, main, maskSecret, readCaller, setOutput } from '../../lib/run.mjs';
import { readSettings } from '../../lib/settings.mjs';
import { createAppToken } from './appToken.mjs';

await main(async () => {
  const token = await createAppToken({
    settings: readSettings(),
    caller: readCaller(),
    repository: process.env.REPOSITORY,
    folder: process.env.RUNNER_TEMP,
    command,
  });
  maskSecret(token);
  setOutput('token', token);
});
