import { randomBytes } from 'node:crypto';
import {
  cpSync,
  createWriteStream,
  mkdtempSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startSandbox, type Sandbox } from '@internal/sandbox';
import { stringify } from 'yaml';
import type { Side } from '../sides';
import { ROOT } from './paths';
import { Portal } from './Portal';

export interface Stage {
  sandbox: Sandbox;
  portal: Portal;
  token: string;
  stop(): Promise<void>;
}

/** One sandbox, and one portal with the actions of every side. */
export async function startStage(sides: readonly Side[]): Promise<Stage> {
  const directory = mkdtempSync(join(tmpdir(), 'bench-create-'));
  const token = randomBytes(24).toString('hex');
  const log = createWriteStream(join(directory, 'sandbox.log'));
  const sandbox = await startSandbox({
    dataDir: join(directory, 'sandbox'),
    token,
    organisationDir: organisationIn(directory),
    chartDir: join(ROOT, 'charts/eks_baseline_chart'),
    ports: { github: 0, ecr: 0, argocd: 0, kubernetes: 0 },
    log: (area, message) => log.write(`[${area}] ${message}\n`),
  });
  const portal = new Portal({ directory, urls: sandbox.urls, token, sides });
  const stop = async () => {
    await portal.stop();
    await sandbox.stop();
    log.end();
    rmSync(directory, { recursive: true, force: true });
  };
  try {
    await portal.start();
  } catch (error) {
    await stop();
    throw error;
  }
  return { sandbox, portal, token, stop };
}

/** The organisation of the examples, with a pipeline that does nothing: what comes after a creation is not at stake. */
function organisationIn(directory: string): string {
  const organisation = join(directory, 'organisation');
  cpSync(join(ROOT, 'examples/organisation'), organisation, {
    recursive: true,
  });
  writeFileSync(
    join(organisation, 'pipelines/.github/workflows/deliver.yaml'),
    stringify({
      name: 'deliver',
      on: {
        workflow_call: {
          inputs: { language: { required: true, type: 'string' } },
        },
      },
      jobs: {
        nothing: { 'runs-on': 'ubuntu-24.04', steps: [{ run: 'true' }] },
      },
    }),
  );
  return organisation;
}
