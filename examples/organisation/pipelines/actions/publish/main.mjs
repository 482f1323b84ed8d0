import { command, main, readCaller, setOutput, summarise } from '../../lib/run.mjs';
import { readSettings } from '../../lib/settings.mjs';
import { publish } from './publish.mjs';

await main(async () => {
  const { DIGEST, IMAGE, SBOM, SBOM_DIGEST } = process.env;
  const caller = readCaller();
  const { digest, image, isNew } = await publish({
    settings: readSettings(),
    caller,
    scanned: { digest: DIGEST, sbom: SBOM_DIGEST },
    archive: IMAGE,
    sbom: SBOM,
    command,
  });
  setOutput('digest', digest);
  summarise(
    'publish',
    `\`${image}@${digest}\`\n\nTag \`${caller.commit}\`, signed, SBOM attested. ${
      isNew ? 'Published by this run.' : 'An earlier run has published this commit; its image stands, and the one of this run is dropped.'
    }`,
  );
});
