import { main, setOutput } from '../../lib/run.mjs';
import { readSettings } from '../../lib/settings.mjs';

await main(() => {
  const settings = readSettings();
  setOutput('role', settings.releaseRole);
  setOutput('region', settings.region);
  setOutput('repository', settings.gitops.repository);
});
