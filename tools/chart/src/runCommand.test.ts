import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { startSandbox, type Sandbox } from '@internal/sandbox';
import { parseCommand } from './parseCommand';
import { runCommand } from './runCommand';

const ROOT = resolve(__dirname, '../../..');
const TOKEN = 'sandbox-token-0123456789';

jest.setTimeout(60_000);

/** By the configuration that everybody starts from: app-config.yaml, with the sandbox's addresses in the environment. */
describe('the commands in the sandbox', () => {
  const before = { ...process.env };
  let dataDir: string;
  let sandbox: Sandbox;

  beforeAll(async () => {
    dataDir = mkdtempSync(join(tmpdir(), 'chart-commands-'));
    sandbox = await startSandbox({
      dataDir,
      token: TOKEN,
      organisationDir: join(ROOT, 'examples/organisation'),
      chartDir: join(ROOT, 'charts/eks_baseline_chart'),
      ports: { github: 0, ecr: 0, argocd: 0, kubernetes: 0 },
    });
    Object.assign(process.env, {
      SANDBOX_TOKEN: TOKEN,
      SANDBOX_GITHUB_HOST: new URL(sandbox.urls.github).host,
      SANDBOX_REGISTRY_HOST: new URL(sandbox.urls.ecr).host,
      SANDBOX_ARGOCD_URL: sandbox.urls.argocd,
      AWS_ACCESS_KEY_ID: 'sandbox',
      AWS_SECRET_ACCESS_KEY: TOKEN,
    });
  });

  afterAll(async () => {
    process.env = before;
    await sandbox?.stop();
    rmSync(dataDir, { recursive: true, force: true });
  });

  const run = async (line: string) => {
    const said: string[] = [];
    await runCommand(parseCommand(line.split(' ')), {
      rootDir: ROOT,
      say: text => said.push(text),
    });
    return said.join('\n');
  };

  it('publish takes another chart, whose repository somebody has to create first', async () => {
    await expect(run('publish --chart policies')).rejects.toThrow(
      /chart localhost:\d+\/charts\/policies: .*does not exist[^]*Check that/,
    );
  });

  it('publish says that the chart is there', async () => {
    expect(await run('publish')).toMatch(
      /\/charts\/eks_baseline_chart:\d\S+ is there already, with these very files \(content sha256:\w{64}\)\. Nothing to do\.$/,
    );
  });

  it.each(['', ' --dry-run'])(
    'upgrade%s says that the environment is there',
    async flag => {
      const there = /chart:(\S+) is/.exec(await run('publish'))![1];
      expect(await run(`upgrade --environment dev --to ${there}${flag}`)).toBe(
        `dev runs version ${there} of the chart already. Nothing to do.`,
      );
    },
  );

  it('upgrade names the versions that there are', async () => {
    await expect(run('upgrade --environment dev --to 9.9.9')).rejects.toThrow(
      /has no version 9\.9\.9\. The newest that it has: \d/,
    );
  });

  it('help lists both', async () => {
    expect(await run('help')).toMatch(/chart:publish[^]*chart:upgrade/);
  });
});
