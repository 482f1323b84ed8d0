import { command, main, readCaller, setOutput, summarise } from '../../lib/run.mjs';
import { readSettings } from '../../lib/settings.mjs';
import { publish } from './publish.mjs';

await main(async () => {
  const { digest, image } = await publish({
    settings: readSettings(),
    caller: readCaller(),
    archive: process.env.IMAGE,
    sbom: process.env.SBOM,
    command,
  });
  setOutput('digest', digest);
  summarise(`Image \`${image}@${digest}\``);
});
