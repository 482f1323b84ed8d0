import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { missingOf, prove } from '.';
import { proofOf } from './proof';
import { readOnly } from './readOnly';

const SERVER = `
import { createServer } from 'node:http';
const log = entry => console.log(JSON.stringify(entry));
const server = createServer((request, response) => {
  log({ requestId: request.headers['x-request-id'] });
  setTimeout(() => response.end('Hello, Ada!'), 5);
});
server.listen(Number(process.env.PORT));
const stop = () => { server.close(); server.closeIdleConnections(); };
process.once('SIGTERM', () => setTimeout(stop, 1500));
`;

const rendered = (main: string) => ({
  template: 'tiny',
  answers: {},
  gitops: {},
  files: new Map([['main.mjs', Buffer.from(main)]]),
});

const proof = (changes: object = {}) =>
  proofOf({
    requires: ['node'],
    start: { kind: 'http', command: ['node', 'main.mjs'] },
    endpoints: [{ path: '/', status: 200, contains: 'Ada' }],
    stop: { graceSeconds: 3 },
    ...changes,
  });

describe('prove', () => {
  it('lets a service pass that stops as it should', async () => {
    const { answered, underWay } = await prove(rendered(SERVER), proof());
    expect(answered).toBeGreaterThan(underWay);
    expect(underWay).toBeGreaterThan(0);
  }, 60_000);

  it('gives it an output that it can open by name, as nginx does', async () => {
    const main = SERVER.replace(
      'console.log(JSON.stringify(entry))',
      "appendFileSync('/dev/stdout', `${JSON.stringify(entry)}\\n`)",
    );
    const { answered } = await prove(
      rendered(`import { appendFileSync } from 'node:fs';\n${main}`),
      proof(),
    );
    expect(answered).toBeGreaterThan(0);
  }, 60_000);

  const wrong = (from: string, to: string) => SERVER.replace(from, to);
  it.each<[string, string, object, RegExp]>([
    [
      'writes into its folder',
      `import { writeFileSync } from 'node:fs';\nwriteFileSync('cache', '');${SERVER}`,
      {},
      /It ended instead of starting:[^]*(EROFS|EACCES)/,
    ],
    [
      'drops what is under way',
      wrong('setTimeout(stop, 1500)', 'process.exit(0)'),
      {},
      /requests under way at SIGTERM .* were lost/,
    ],
    [
      'hangs up on who still calls',
      wrong('setTimeout(stop, 1500)', 'stop()'),
      {},
      /those that followed \d+ were lost/,
    ],
    ['does not stop', wrong('server.close();', ''), {}, /still ran after 3 s/],
    ['ends by the signal', wrong("'SIGTERM'", "'SIGHUP'"), {}, /lost|signal/],
    ['logs plain text', wrong('JSON.stringify(entry)', "'hi'"), {}, /no JSON/],
    ['logs no request id', wrong('requestId:', 'id:'), {}, /requestId/],
    ['answers otherwise', wrong('Ada', 'Bob'), {}, /instead of 200 with "Ada"/],
    [
      'fails its tests',
      SERVER,
      {
        test: [['node', '--eval', 'console.log("1 failing"); process.exit(3)']],
      },
      /failed \(3\):\n1 failing/,
    ],
    [
      'takes wrong configuration',
      SERVER,
      { refuses: [{ env: { PORT: '-1' }, says: 'PORT is "-1"' }] },
      /should fail and say "PORT is "-1""/,
    ],
  ])(
    'catches one that %s',
    async (_, main, changes, message) => {
      await expect(prove(rendered(main), proof(changes))).rejects.toThrow(
        message,
      );
    },
    60_000,
  );
});

describe('readOnly', () => {
  it('has root run the command as the user of the image', () => {
    const folder = mkdtempSync(join(tmpdir(), 'read-only-'));
    const { command, uid, release } = readOnly(['id', '-u'], folder, 10001);
    const [program, ...args] = command;
    const { stdout } = spawnSync(program, args, {
      ...{ cwd: folder, uid, gid: uid },
      encoding: 'utf8',
    });
    release();
    rmSync(folder, { recursive: true });
    const own = process.getuid!();
    expect(stdout.trim()).toBe(String(own === 0 ? 10001 : own));
  });
});

describe('missingOf', () => {
  it('names commands that are not on PATH, files that are not there, and a JDK that is too old', () => {
    expect(
      missingOf({
        requires: ['node', 'no-such-command', __filename, '/no/such/file'],
        jdk: 999,
      }),
    ).toEqual(['no-such-command', '/no/such/file', 'JDK 999 or later']);
  });
});
