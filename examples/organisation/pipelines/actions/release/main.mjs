import { createGitHub } from '../../lib/github.mjs';
import { main, readCaller, summarise } from '../../lib/run.mjs';
import { readSettings } from '../../lib/settings.mjs';
import { release } from './release.mjs';

await main(async () => {
  const caller = readCaller();
  const { apiUrl } = caller;
  const gitops = createGitHub({ apiUrl, token: process.env.GITOPS_TOKEN });
  try {
    const result = await release({
      settings: readSettings(),
      caller,
      digest: process.env.DIGEST,
      gitops,
      service: createGitHub({ apiUrl, token: process.env.SERVICE_TOKEN }),
    });
    console.log(result.text);
    const link = result.commitUrl ? ` Argo CD brings [the commit](${result.commitUrl}) to the cluster.` : '';
    summarise('release', `${result.text}${link}`);
  } finally {
    // An installation's token would live for an hour; this one has done its work.
    await gitops('DELETE', '/installation/token').catch(error =>
      console.log(`::warning::The token was not revoked: ${error.message}`),
    );
  }
});
