import { setTimeout as sleep } from 'node:timers/promises';
import { followRelease, followRun, followTask } from './follow.mjs';
import { PortalClient } from '../lib/portal.mjs';
import { changeAndPush } from './push.mjs';

const POLL_MS = 500;

/** The whole product once, through the portal's own API: a service, its first release, a push, the second release. */
export async function runDemo({
  urls,
  name = `demo-${Date.now().toString(36)}`,
}) {
  const started = Date.now();
  const tell = line =>
    console.log(
      `  ${`${((Date.now() - started) / 1000).toFixed(1)} s`.padStart(
        8,
      )}  ${line}`,
    );
  const portal = new PortalClient(urls.portal);
  await portal.signIn();

  console.log(`Create ${name} from the template "Node.js service"`);
  const task = await portal.createService('node-service', {
    name,
    owner: 'group:default/payments',
    description: 'Made by the demo',
    kind: 'api',
    environments: ['dev'],
    size: 'small',
  });
  tell(`task: ${urls.portal}/create/tasks/${task}`);
  await followTask(portal, task, tell);
  const first = await firstCommit(portal, name);
  tell('the service exists; its pipeline runs');
  await followRun(portal, name, first, tell);
  const release = await followRelease(portal, name, 'dev', first);
  tell(
    `Healthy in dev: ${release.release.image.tag.slice(
      0,
      7,
    )} ${release.release.image.digest.slice(0, 19)}`,
  );

  console.log('Change a line and push');
  const { cloneCommand } = await portal.service(name);
  const second = await changeAndPush({
    cloneCommand,
    greeting: 'that shows how a change arrives',
  });
  tell(`pushed ${second.slice(0, 7)}`);
  await followRun(portal, name, second, tell);
  const next = await followRelease(portal, name, 'dev', second);
  tell(
    `Healthy in dev: ${next.release.image.tag.slice(
      0,
      7,
    )} ${next.release.image.digest.slice(0, 19)}`,
  );
  console.log(
    `\nThe service: ${urls.portal}/catalog/default/component/${name}`,
  );
  return { name, first: release, second: next };
}

async function firstCommit(portal, name) {
  while (!(await portal.isInCatalog(name))) {
    await sleep(POLL_MS);
  }
  for (;;) {
    const [run] = await portal.runs(name);
    if (run) {
      return run.commit;
    }
    await sleep(POLL_MS);
  }
}
