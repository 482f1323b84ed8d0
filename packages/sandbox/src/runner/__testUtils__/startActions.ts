import { mkdtemp, rm, writeFile, mkdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import express from 'express';
import { Octokit } from 'octokit';
import {
  FaultInjector,
  guardAgainstStrangers,
  listenOnLoopback,
  SandboxEvents,
  type Listening,
  type PartName,
  type SandboxContext,
} from '../../core';
import { createGitHub } from '../../github';
import type { OctokitClient } from '../../github/__testUtils__/startGitHub';
import { createRegistry } from '../../registry';
import { createRunner } from '../createRunner';
import { git } from '../git';

export const TOKEN = 'a-token-for-tests-of-actions';
export const REPOSITORY_ROOT = join(__dirname, '../../../../..');

export type Files = Record<string, string>;

/** GitHub, the registry and the runner, as `startSandbox` mounts them, on free ports. */
export async function startActions(
  options: { dataDir?: string; organisationDir?: string } = {},
) {
  const dataDir =
    options.dataDir ?? (await mkdtemp(join(tmpdir(), 'sandbox-actions-')));
  const logs: string[] = [];
  const apps = { github: express(), ecr: express() };
  const urls = {
    argocd: 'http://localhost:1',
    kubernetes: 'http://localhost:1',
  };
  const servers: Listening[] = [];
  for (const name of ['github', 'ecr'] as const) {
    apps[name].set('etag', false);
    apps[name].use(
      guardAgainstStrangers(),
      new FaultInjector().middleware(name),
    );
    const listening = await listenOnLoopback(apps[name], {
      port: 0,
      label: name,
      portVariable: 'NONE',
    });
    servers.push(listening);
    Object.assign(urls, { [name]: `http://localhost:${listening.port}` });
  }
  const context: SandboxContext = {
    dataDir,
    token: TOKEN,
    owner: 'acme',
    accountId: '123456789012',
    region: 'us-east-1',
    urls: urls as Record<PartName, string>,
    events: new SandboxEvents(error => logs.push(String(error))),
    log: (area, message) => logs.push(`${area}: ${message}`),
  };
  const organisationDir = options.organisationDir ?? join(dataDir, 'none');
  const github = createGitHub(context, { organisationDir });
  const registry = createRegistry(context, {
    chartDir: join(REPOSITORY_ROOT, 'charts/eks_baseline_chart'),
    organisationDir,
  });
  const runner = createRunner(context, { github });
  github.mountActions(runner.router);
  apps.github.use(github.router);
  apps.ecr.use(registry.router);
  await registry.start?.();
  await github.start?.();
  await runner.start();
  const octokit: OctokitClient = new Octokit({
    auth: TOKEN,
    baseUrl: `${context.urls.github}/api/v3`,
    retry: { enabled: false },
    throttle: { enabled: false },
  });
  return {
    context,
    octokit,
    runner,
    github,
    logs,
    /** Makes a repository and pushes files as its first commit. */
    async createRepository(name: string, files: Files): Promise<string> {
      await octokit.rest.repos.createInOrg({ org: 'acme', name });
      return this.push(name, files);
    },
    /** Commits files on top of a branch by real git over HTTP; returns the commit. */
    async push(name: string, files: Files, branch = 'main'): Promise<string> {
      const folder = await mkdtemp(join(tmpdir(), 'sandbox-push-'));
      try {
        const remote = `${context.urls.github}/acme/${name}.git`.replace(
          '//',
          `//someone:${TOKEN}@`,
        );
        await git(['clone', '--quiet', remote, folder]);
        await git(['checkout', '--quiet', '-B', branch], { cwd: folder });
        for (const [path, content] of Object.entries(files)) {
          await mkdir(dirname(join(folder, path)), { recursive: true });
          await writeFile(join(folder, path), content);
        }
        await git(['add', '--all'], { cwd: folder });
        await git(
          [
            '-c',
            'user.name=Someone',
            '-c',
            'user.email=s@acme.example',
            'commit',
            '--quiet',
            '--allow-empty',
            '-m',
            'feat: change',
          ],
          { cwd: folder },
        );
        await git(['push', '--quiet', 'origin', `HEAD:${branch}`], {
          cwd: folder,
        });
        return (await git(['rev-parse', 'HEAD'], { cwd: folder })).trim();
      } finally {
        await rm(folder, { recursive: true, force: true });
      }
    },
    /** Waits until there is a run of a commit that has ended. */
    async finishedRun(
      name: string,
      head_sha: string,
      event?: string,
      seconds = 60,
    ) {
      for (let tries = 0; tries < seconds * 10; tries += 1) {
        const { data } = await octokit.rest.actions.listWorkflowRunsForRepo({
          owner: 'acme',
          repo: name,
          head_sha,
          event,
        });
        const run = data.workflow_runs[0];
        if (run?.status === 'completed') {
          return run;
        }
        await new Promise(resolve => setTimeout(resolve, 100));
      }
      throw new Error(
        `No run of ${name} at ${head_sha} ended: ${logs.join('\n')}`,
      );
    },
    /** Conclusions and logs of the jobs of a run. */
    async jobs(name: string, run_id: number) {
      const { data } = await octokit.rest.actions.listJobsForWorkflowRun({
        owner: 'acme',
        repo: name,
        run_id,
      });
      return Promise.all(
        data.jobs.map(async job => ({
          ...job,
          log: String(
            (
              await octokit.rest.actions.downloadJobLogsForWorkflowRun({
                owner: 'acme',
                repo: name,
                job_id: job.id,
              })
            ).data,
          ),
        })),
      );
    },
    async stop(stopOptions: { keep?: boolean } = {}) {
      await runner.stop();
      await github.stop?.();
      await registry.stop?.();
      await Promise.all(servers.map(server => server.close()));
      if (!stopOptions.keep) {
        await rm(dataDir, { recursive: true, force: true });
      }
    },
  };
}
