import { setTimeout as sleep } from 'node:timers/promises';
import { GitHubError, isPassing } from '../../lib/github.mjs';
import { readRecord, readRelease } from '../../lib/record.mjs';
import { serialise } from '../../lib/yaml.mjs';

const ATTEMPTS = 12;

/**
 * Writes the release file of the first environment: one file, whole, in one commit on top of the branch as it was read.
 * A lost race is run again from the start, so that what others wrote meanwhile is looked at too.
 */
export async function release(options) {
  const { pause = sleep } = options;
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await releaseOnce(options);
    } catch (error) {
      if (attempt === ATTEMPTS || !isPassing(error)) {
        throw error;
      }
      console.log(`Again, because: ${error.message}`);
      await pause(
        error.waitMilliseconds ?? Math.min(attempt * 250, 2_000) * (0.5 + Math.random()),
      );
    }
  }
}

async function releaseOnce({
  settings,
  caller,
  digest,
  gitops,
  service,
  now = () => new Date(),
}) {
  if (!/^sha256:[0-9a-f]{64}$/.test(digest ?? '')) {
    throw new Error(`This is no digest of an image: ${digest}`);
  }
  const environment = settings.firstEnvironment;
  const path = `environments/${environment}/${caller.service}/release.yaml`;
  const base = `/repos/${caller.owner}/${settings.gitops.repository}`;
  const { branch } = settings.gitops;
  const head = (await gitops('GET', `${base}/git/ref/heads/${branch}`)).object.sha;
  const read = file => readFile({ gitops, base, head, file });

  const recordPath = `services/${caller.service}.yaml`;
  const record = readRecord(await read(recordPath), recordPath);
  if (record.repositoryId !== caller.repositoryId) {
    throw new Error(
      `The service ${caller.service} belongs to the repository with the id ${record.repositoryId}, not to ${caller.repository} (${caller.repositoryId}).`,
    );
  }
  if (record.quarantined.includes(digest)) {
    throw new Error(
      `${digest} is quarantined: it failed before. Push a fix, or, where the image was not at fault, take the digest off "quarantine" in ${recordPath} of the GitOps repository.`,
    );
  }
  const current = readRelease(await read(path), path);
  if (current.commit === caller.commit && current.digest === digest) {
    return { text: `${caller.commit} is released in ${environment} already.` };
  }
  await checkAhead({ service, caller, current, environment });
  const written = await write({
    gitops,
    base,
    branch,
    head,
    path,
    content: serialise({
      image: {
        repository: `${settings.registry}/${settings.namePrefix}${caller.service}`,
        tag: caller.commit,
        digest,
      },
      release: {
        commit: caller.commit,
        run: caller.runUrl,
        actor: caller.actor,
        at: now().toISOString(),
      },
    }),
    message: commitMessage(caller, environment),
  });
  return {
    text: `${caller.commit} is released in ${environment}.`,
    commitUrl: `${caller.serverUrl}/${caller.owner}/${settings.gitops.repository}/commit/${written}`,
  };
}

async function readFile({ gitops, base, head, file }) {
  try {
    const found = await gitops('GET', `${base}/contents/${file}?ref=${head}`);
    return Buffer.from(found.content, 'base64').toString('utf8');
  } catch (error) {
    if (error instanceof GitHubError && error.status === 404) {
      throw new Error(
        `The GitOps repository has no ${file}: create the service in the portal first.`,
        { cause: error },
      );
    }
    throw error;
  }
}

/** Nothing older than what runs is released: that would be a rollback, which is the portal's to do. */
async function checkAhead({ service, caller, current, environment }) {
  if (!current.commit || current.commit === caller.commit) {
    return;
  }
  const range = `${current.commit}...${caller.commit}`;
  const status = await compare(service, `/repos/${caller.repository}/compare/${range}?per_page=1`);
  if (status !== 'ahead') {
    throw new Error(
      `${caller.commit} is not ahead of ${current.commit}, which is released in ${environment} (${status}). ${REMEDIES[status] ?? REMEDIES.diverged}`,
    );
  }
}

/** What to do, by how GitHub compares the commits. */
const REMEDIES = {
  behind: 'Something newer runs already. To go back to this commit, restore its release.yaml in the GitOps repository: the page "Roll back" of the service\'s docs says how.',
  diverged: 'The history of the branch was rewritten. Merge the released commit into the branch again (git merge -s ours) and push.',
};

/** `ahead`, `behind`, `diverged`, or `unknown` where the released commit is gone. */
async function compare(service, path) {
  try {
    return (await service('GET', path)).status;
  } catch (error) {
    if (error instanceof GitHubError && error.status === 404) {
      return 'unknown';
    }
    throw error;
  }
}

async function write({ gitops, base, branch, head, path, content, message }) {
  const parent = await gitops('GET', `${base}/git/commits/${head}`);
  const tree = await gitops('POST', `${base}/git/trees`, {
    base_tree: parent.tree.sha,
    tree: [{ path, mode: '100644', type: 'blob', content }],
  });
  const commit = await gitops('POST', `${base}/git/commits`, {
    message,
    tree: tree.sha,
    parents: [head],
  });
  await gitops('PATCH', `${base}/git/refs/heads/${branch}`, {
    sha: commit.sha,
    force: false,
  });
  return commit.sha;
}

export function commitMessage(caller, environment) {
  return [
    `release(${caller.service}): ${caller.commit.slice(0, 12)} to ${environment}`,
    '',
    `Delivery-Service: ${caller.service}`,
    `Delivery-Environment: ${environment}`,
    'Delivery-Action: release',
    `Delivery-Actor: ${caller.actor}`,
    '',
  ].join('\n');
}
