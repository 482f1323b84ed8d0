import { main, setOutput } from '../../lib/run.mjs';
import { toolVersion } from '../../lib/toolVersion.mjs';

await main(() => {
  const { FILES = '', IMAGE, FALLBACK } = process.env;
  const { version, from } = toolVersion({
    folder: process.env.GITHUB_WORKSPACE,
    files: FILES.split(' ').filter(Boolean),
    image: IMAGE,
    fallback: FALLBACK,
  });
  console.log(`Version ${version}, from ${from}`);
  setOutput('version', version);
});
