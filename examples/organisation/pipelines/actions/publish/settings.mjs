import { main, readCaller, setOutput } from '../../lib/run.mjs';
import { readSettings } from '../../lib/settings.mjs';
import { sessionPolicy } from './sessionPolicy.mjs';

await main(() => {
  const settings = readSettings();
  const { service } = readCaller();
  setOutput('role', settings.publishRole);
  setOutput('region', settings.region);
  setOutput('session-policy', JSON.stringify(sessionPolicy(settings, service)));
});
