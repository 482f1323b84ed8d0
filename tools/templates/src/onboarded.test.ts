import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { TEMPLATES } from './compose';
import { environment } from './prove/environment';

const DOCKERFILE = path.join(TEMPLATES, 'onboard-service/node/Dockerfile');

const SERVICE = `
process.once('SIGTERM', () => { console.log('stopping'); clearInterval(alive); });
const alive = setInterval(() => {}, 1000);
console.log('started');
`;

describe("an existing repository's image for Node.js", () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'onboarded-'));

  beforeAll(() => {
    writeFileSync(path.join(folder, 'main.js'), SERVICE);
    writeFileSync(
      path.join(folder, 'package.json'),
      JSON.stringify({ name: 'orders', scripts: { start: 'node main.js' } }),
    );
  });

  let child: ChildProcess;

  afterAll(() => {
    if (child.exitCode === null) {
      process.kill(-child.pid!, 'SIGKILL');
    }
    rmSync(folder, { recursive: true });
  });

  it('lets the service have the signal to stop, and waits for it', async () => {
    const text = readFileSync(DOCKERFILE, 'utf8');
    const env = /^ENV (.*)$/m.exec(text)![1].split(' ');
    const [program, ...args]: string[] = JSON.parse(
      /^CMD (\[.*\])$/m.exec(text)![1],
    );
    child = spawn(program, args, {
      cwd: folder,
      // A group of its own, so that a shell between is taken away with it.
      detached: true,
      env: environment(
        Object.fromEntries(env.map(variable => variable.split('='))),
      ),
    });
    let output = '';
    child.stdout!.on('data', chunk => {
      output += chunk;
      if (String(chunk).includes('started')) {
        child.kill('SIGTERM');
      }
    });
    expect(await once(child, 'close')).toEqual([0, null]);
    expect(output).toContain('stopping');
  }, 30_000);
});
