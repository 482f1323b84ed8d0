import { writeAll } from '../compose';
import { runMain } from './runMain';

runMain(async () => {
  const changed = await writeAll();
  return changed.length > 0
    ? changed.map(file => `Wrote ${file}`)
    : ['Every template is as its source says.'];
});
