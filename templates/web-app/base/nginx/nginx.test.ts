import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  closeSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const MODULE = '/usr/lib/nginx/modules/ngx_http_js_module.so';
const missing = [
  ...['nginx', 'envsubst'].filter(command => spawnSync(command, ['-V']).error),
  ...[MODULE].filter(file => !existsSync(file)),
];
if (missing.length > 0) {
  console.warn(`Test of nginx skipped: this machine has no ${missing.join(', ')}.`);
}

const PAGE = '<!doctype html><title>page</title>';
const SCRIPT = 'export default 1;\n'.repeat(200);

describe.skipIf(missing.length > 0)('nginx', () => {
  const folder = mkdtempSync(join(tmpdir(), 'nginx-test-'));
  const log = join(folder, 'log');
  let nginx: ChildProcess;
  let url: string;

  const get = (path: string, init?: RequestInit) => fetch(`${url}${path}`, init);

  beforeAll(async () => {
    // Started by root, as a container of tests may, nginx works as nobody.
    chmodSync(folder, 0o755);
    cpSync('nginx', join(folder, 'nginx'), { recursive: true });
    mkdirSync(join(folder, 'dist/assets'), { recursive: true });
    writeFileSync(join(folder, 'dist/index.html'), PAGE);
    writeFileSync(join(folder, 'dist/assets/index-4711.js'), SCRIPT);
    writeFileSync(join(folder, 'dist/assets/worker-4711.mjs'), SCRIPT);
    writeFileSync(join(folder, 'dist/app.webmanifest'), '{}');
    const port = await freePort();
    url = `http://127.0.0.1:${port}`;
    const stdout = openSync(log, 'a');
    nginx = spawn('sh', [join(folder, 'nginx/start.sh')], {
      env: { PATH: process.env.PATH, TMPDIR: folder, PORT: String(port), ENVIRONMENT: 'a "test"\n</script>' },
      stdio: ['ignore', stdout, 'inherit'],
      // A group of its own, to be taken away whole.
      detached: true,
    });
    closeSync(stdout);
    while (nginx.exitCode === null && !(await get('/readyz').catch(() => undefined))) {
      await sleep(50);
    }
    expect(nginx.exitCode).toBeNull();
  });

  afterAll(() => {
    if (nginx.exitCode === null && nginx.pid) {
      process.kill(-nginx.pid, 'SIGKILL');
    }
    rmSync(folder, { recursive: true });
  });

  it.each([
    ['/', 200, 'no-cache'],
    ['/orders/1.2.3', 200, 'no-cache'],
    ['/assets/index-4711.js', 200, 'public, max-age=31536000, immutable'],
    ['/assets/index-0815.js', 404, 'no-cache'],
    ['/favicon.ico', 404, 'no-cache'],
    ['/config.json', 200, 'no-store'],
    ['/readyz', 200, 'no-store'],
    ['/-/stub-status', 404, 'no-cache'],
  ])('answers %s with %i and %s', async (path, status, cacheControl) => {
    const { status: actual, headers } = await get(path);
    expect([actual, headers.get('cache-control')]).toEqual([status, cacheControl]);
    expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('x-frame-options')).toBe('DENY');
    expect(headers.get('referrer-policy')).toBe('strict-origin-when-cross-origin');
    expect(headers.get('permissions-policy')).toContain('camera=()');
    expect(headers.get('server')).toBe('nginx');
  });

  it('gives every path of the application its page, and asks whether it changed', async () => {
    const page = await get('/orders/1.2.3');
    expect(await page.text()).toBe(PAGE);
    const again = await get('/', { headers: { 'if-none-match': page.headers.get('etag') ?? '' } });
    expect(again.status).toBe(304);
  });

  it.each([
    ['/', 'text/html; charset=utf-8'],
    ['/assets/index-4711.js', 'text/javascript; charset=utf-8'],
    ['/assets/worker-4711.mjs', 'text/javascript; charset=utf-8'],
    ['/app.webmanifest', 'application/manifest+json'],
    ['/config.json', 'application/json'],
  ])('says what %s is: %s', async (path, type) => {
    expect((await get(path)).headers.get('content-type')).toBe(type);
  });

  it('compresses', async () => {
    const { headers } = await get('/assets/index-4711.js', { headers: { 'accept-encoding': 'gzip' } });
    expect([headers.get('content-encoding'), headers.get('vary')]).toEqual(['gzip', 'Accept-Encoding']);
  });

  it('hands on the environment, whatever is in it', async () => {
    expect(await (await get('/config.json')).json()).toEqual({
      environment: 'a "test"\n</script>',
      apiUrl: '',
    });
  });

  it('takes no other methods, and tells only who came by https to stay with it', async () => {
    const refused = await get('/', { method: 'POST' });
    expect([refused.status, refused.headers.get('allow')]).toEqual([405, 'GET, HEAD']);
    expect((await get('/')).headers.has('allow')).toBe(false);
    const secure = await get('/', { headers: { 'x-forwarded-proto': 'https' } });
    expect(secure.headers.get('strict-transport-security')).toBe('max-age=31536000');
    expect((await get('/')).headers.has('strict-transport-security')).toBe(false);
  });

  it('counts for Prometheus', async () => {
    expect(await (await get('/metrics')).text()).toMatch(/^nginx_http_requests_total \d+$/m);
  });

  it('logs lines of JSON with the id that the caller brings, where it is sane', async () => {
    const given = await get('/about?secret=1', { headers: { 'x-request-id': 'abc-1' } });
    expect(given.headers.get('x-request-id')).toBe('abc-1');
    const made = await get('/about', { headers: { 'x-request-id': 'not "sane"' } });
    expect(made.headers.get('x-request-id')).toMatch(/^[0-9a-f]{32}$/);
    const lines = readFileSync(log, 'utf8').trim().split('\n');
    expect(lines.map(line => JSON.parse(line) as object)).toContainEqual(
      expect.objectContaining({ message: 'request', requestId: 'abc-1', path: '/about', status: 200 }),
    );
    expect(lines.join()).not.toContain('secret');
  });

  it('drains: not ready, but serving, then gone', async () => {
    nginx.kill('SIGTERM');
    await expect.poll(async () => (await get('/readyz')).status).toBe(503);
    expect((await get('/')).status).toBe(200);
    expect(await once(nginx, 'exit')).toEqual([0, null]);
  }, 10_000);
});

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
