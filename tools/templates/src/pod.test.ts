import { render as renderChart } from '@internal/charts';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parse } from 'yaml';
import {
  findBinary,
  missingIsolation,
  podOf,
  POD_ADDRESS,
  RunningPod,
  type Pod,
} from './pod';
import { Scaffolder } from './render';

interface Preset {
  runs: string;
  secret: string;
  server: string;
  packages: string;
  write(text: string): string[];
  read: string[];
  stranger: { command: string[]; env: Record<string, string> };
  setting: string[];
  settingIs: string;
  /** What is asked and not answered while it is told to stop. */
  busy: string[];
  /** The image's own, which the kubelet sends in the place of SIGTERM. */
  stopSignal: NodeJS.Signals;
}

/** The presets keep what they are given, with Debian's binaries in place of the image's. */
const PRESETS: Preset[] = [
  {
    runs: 'redis',
    secret: 'dev/orders/redis#password',
    server: 'redis-server',
    packages: 'redis-server',
    write: (text: string) => ['redis-cli', '-e', 'set', 'key', text],
    read: ['redis-cli', '-e', 'get', 'key'],
    // Who has no password gets no answer.
    stranger: {
      command: ['redis-cli', '-e', 'ping'],
      env: { REDISCLI_AUTH: '' },
    },
    setting: ['redis-cli', '-e', 'config', 'get', 'maxmemory'],
    // Three quarters of 128 MiB.
    settingIs: `maxmemory\n${96 * 1024 * 1024}`,
    busy: ['redis-cli', '-e', 'blpop', 'nothing', '60'],
    stopSignal: 'SIGTERM',
  },
  {
    runs: 'postgresql',
    secret: 'dev/orders/postgresql#password',
    server: 'postgres',
    packages: 'postgresql',
    write: (text: string) =>
      psql(
        `CREATE TABLE IF NOT EXISTS t (v text); INSERT INTO t VALUES ('${text.replaceAll(
          "'",
          "''",
        )}')`,
      ),
    read: psql('SELECT v FROM t'),
    stranger: {
      command: psql('SELECT 1'),
      env: { PGPASSWORD: 'wrong' },
    },
    setting: psql(
      "SELECT current_setting('shared_buffers'), current_setting('data_checksums')",
    ),
    settingIs: '32MB|on',
    busy: psql('SELECT pg_sleep(60)'),
    // With SIGTERM it would wait for its clients, to the end of its grace period.
    stopSignal: 'SIGINT',
  },
];

function psql(sql: string): string[] {
  // By its address in the network, as other Pods come: in the image, too, loopback is trusted.
  return ['psql', '-w', '-h', POD_ADDRESS, '-U', 'app', '-Atc', sql];
}

const PASSWORD = 'a "secret" \' with $(id) `id` \\ and – ñ';
const TEXT = `kept – ${PASSWORD}`;

describe('presets of prebuilt images, as the cluster runs them', () => {
  let scaffolder: Scaffolder;
  let folder: string;
  let pod: RunningPod | undefined;

  beforeAll(async () => {
    scaffolder = await Scaffolder.start();
  });
  afterAll(() => scaffolder?.stop());
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'pod-'));
  });
  afterEach(async () => {
    await pod?.kill();
    rmSync(folder, { recursive: true, force: true });
  });

  const rendered = async (runs: string) => {
    const { gitops } = await scaffolder.render('prebuilt-image', {
      name: 'orders',
      owner: 'group:default/payments',
      description: 'Keeps orders',
      environments: ['dev'],
      size: 'small',
      runs,
      [`${runs}Storage`]: '2Gi',
      clients: ['shop', 'billing'],
    });
    return renderChart({
      ...parse(gitops['environments/dev/orders/values.yaml']),
      ...parse(gitops['environments/dev/orders/release.yaml']),
    });
  };

  it('let in whom the form names, and nobody else', async () => {
    const policy = (await rendered('redis')).find(
      ({ kind }) => kind === 'NetworkPolicy',
    );
    const services = JSON.stringify((policy as any).spec.ingress).matchAll(
      /"app.kubernetes.io\/name":"([^"]+)"/g,
    );
    expect([...services].map(([, name]) => name)).toEqual([
      'orders',
      'shop',
      'billing',
    ]);
  });

  PRESETS.forEach(preset => {
    const bin = findBinary(preset.server);
    const obstacle =
      missingIsolation() ??
      (bin
        ? undefined
        : `this machine has no ${preset.server}: apt-get install ${preset.packages}`);
    const title = `${preset.runs} keeps its data over a restart, as its own user on a read-only root`;
    if (obstacle) {
      // eslint-disable-next-line jest/no-disabled-tests, jest/expect-expect
      it.skip(`${title}: not proven, ${obstacle}`, () => {});
      return;
    }

    it(`${title}`, async () => {
      const manifests = await rendered(preset.runs);
      const spec: Pod = podOf(manifests, { [preset.secret]: PASSWORD });
      const client = { PGPASSWORD: PASSWORD };
      const start = async () => {
        pod = RunningPod.start(spec, {
          folder,
          volumes: path.join(folder, 'volumes'),
          bin: path.join(__dirname, 'pod/image'),
          path: ['/image', bin, '/usr/bin', '/bin'].join(':'),
        });
        await pod.ready();
        return pod;
      };
      const began = Date.now();
      const first = await start();

      expect(first.run(['id', '-u']).output).toBe(String(spec.user));
      expect(
        first.run(['sh', '-c', 'grep CapBnd /proc/1/status']).output,
      ).toMatch(/CapBnd:\s+0+$/);
      for (const file of ['/file', '/etc/file', '/usr/file', '/var/file']) {
        expect(first.run(['touch', file])).toMatchObject({ status: 1 });
      }
      expect(first.run(['touch', '/tmp/file'])).toEqual({
        status: 0,
        output: '',
      });
      const stranger = first.run(preset.stranger.command, preset.stranger.env);
      expect(stranger.status).not.toBe(0);
      expect(first.run(preset.setting, client).output).toBe(preset.settingIs);
      expect(first.run(preset.write(TEXT), client)).toMatchObject({
        status: 0,
      });
      expect(first.output).not.toContain(PASSWORD);

      await first.occupy(preset.busy, client);
      const stopped = await first.stop(preset.stopSignal);
      expect(stopped.code).toBe(0);
      expect(stopped.seconds + spec.preStopSeconds).toBeLessThan(
        spec.graceSeconds,
      );

      const second = await start();
      expect(second.run(preset.read, client)).toEqual({
        status: 0,
        output: TEXT,
      });
      // A node that dies sends no signal.
      await second.kill();
      const third = await start();
      expect(third.run(preset.read, client)).toEqual({
        status: 0,
        output: TEXT,
      });
      await third.stop(preset.stopSignal);
      process.stderr.write(
        `${preset.runs}: three starts, one of them after a kill, in ${
          (Date.now() - began) / 1000
        } s; stopped in ${stopped.seconds} s\n`,
      );
    }, 120_000);
  });
});
