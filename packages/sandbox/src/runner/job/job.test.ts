import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { parseAssignments } from './commandFiles';
import { parseCommand, renderLine } from './commands';
import { baseEnvironment } from './environment/baseEnvironment';
import { hashFiles } from './hashFiles';
import { Masks } from './Masks';
import { parseNpmSettings } from './environment/npmSettings';
import { parsePipSettings } from './environment/pipSettings';
import { runProcess } from './process';

describe('files that steps write', () => {
  it('hold plain and multi-line values', () => {
    expect(
      parseAssignments('a=1\nb<<END\nline one\nx=2\nEND\nc=with=equals\n'),
    ).toEqual({ a: '1', b: 'line one\nx=2', c: 'with=equals' });
  });

  it.each([['b<<END\nnever'], ['neither']])('%j is refused', text => {
    expect(() => parseAssignments(text)).toThrow(/delimiter|Invalid format/);
  });
});

describe('workflow commands', () => {
  it.each([
    ['::error::broken%0Atwice', { name: 'error', data: 'broken\ntwice' }],
    ['::warning file=a.js,line=1::odd', { name: 'warning', data: 'odd' }],
    ['::group::My group', { name: 'group', data: 'My group' }],
    ['plain ::text::', undefined],
  ])('%s', (line, expected) => {
    expect(parseCommand(line)).toEqual(expected);
  });

  it('mark lines, hide secrets and leave the rest', () => {
    const masked: string[] = [];
    const lines = ['::error::no', '::add-mask::hush', 'plain'].map(line =>
      renderLine(line, secret => masked.push(secret)),
    );
    expect(lines).toEqual(['##[error]no', undefined, 'plain']);
    expect(masked).toEqual(['hush']);
  });
});

describe('masks', () => {
  it('hide longer secrets first and each line of one', () => {
    const masks = new Masks();
    masks.add('secret');
    masks.add('secret-longer');
    masks.add('first line\nsecond line');
    expect(masks.apply('secret-longer secret second line')).toBe('*** *** ***');
    expect(masks.hides('a secret')).toBe(true);
    expect(masks.hides('nothing')).toBe(false);
  });
});

describe('the environment of steps', () => {
  const base = baseEnvironment({
    parent: {
      PATH: '/x/node_modules/.bin:/usr/bin',
      HOME: '/home/me',
      SANDBOX_TOKEN: 'hush',
      AWS_SECRET_ACCESS_KEY: 'hush',
      npm_config_registry: 'https://me:hush@registry.example/',
      'npm_config_//registry.example/:_authToken': 'hush',
      https_proxy: 'http://proxy.example:3128',
    },
    home: '/job/home',
    cacheDir: '/cache',
  });

  it('has no secret of the parent', () => {
    expect(JSON.stringify(base)).not.toContain('hush');
    expect(base).toMatchObject({
      HOME: '/job/home',
      npm_config_registry: 'https://registry.example/',
      https_proxy: 'http://proxy.example:3128',
    });
  });

  it("finds the stand-ins, the sandbox's Node.js, then the machine's programs", () => {
    expect(base.PATH).toMatch(/tools\/bin:.*:\/usr\/bin$/);
    expect(base.PATH).not.toContain('.bin');
  });

  it("gives Maven a cache of the sandbox's own, unless its script would split the folder's name", () => {
    expect(base.MAVEN_OPTS).toBe('-Dmaven.repo.local=/cache/maven');
    const spaced = { parent: {}, home: '/job/home', cacheDir: '/my cache' };
    expect(baseEnvironment(spaced)).not.toHaveProperty('MAVEN_OPTS');
  });
});

describe("npm's settings", () => {
  it('are those that are set', () => {
    expect(
      parseNpmSettings(
        'registry=https://r.example/\ncafile=null\nhttps-proxy=http://p\n\n',
      ),
    ).toEqual({
      npm_config_registry: 'https://r.example/',
      npm_config_https_proxy: 'http://p',
    });
  });
});

describe("pip's settings", () => {
  it('are those that are set, the environment over the files, without passwords', () => {
    expect(
      parsePipSettings(
        [
          ":env:.cert='/env.pem'",
          "global.cert='/etc.pem'",
          "global.index-url='https://me:hush@r.example/simple'",
          "global.find-links='\\n/one\\n/two'",
          "global.timeout='9'",
          "install.trusted-host='r.example'",
        ].join('\n'),
      ),
    ).toEqual({
      PIP_CERT: '/env.pem',
      PIP_INDEX_URL: 'https://r.example/simple',
      PIP_FIND_LINKS: '/one /two',
      PIP_TRUSTED_HOST: 'r.example',
    });
  });
});

describe('with files', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'sandbox-job-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('hashFiles depends on content and is empty without a match', async () => {
    await writeFile(join(folder, 'a.lock'), 'one');
    const first = hashFiles(folder, ['**/*.lock']);
    await writeFile(join(folder, 'a.lock'), 'two');
    expect(first).toMatch(/^[0-9a-f]{64}$/);
    expect(hashFiles(folder, ['*.lock'])).not.toBe(first);
    expect(hashFiles(folder, ['*.none'])).toBe('');
  });

  it('a time-out ends the whole process group', async () => {
    const lines: string[] = [];
    const result = await runProcess({
      command: 'bash',
      args: ['-c', 'sleep 60 & echo $!; wait'],
      cwd: folder,
      env: { PATH: process.env.PATH ?? '' },
      onLine: line => lines.push(line),
      timeoutMs: 500,
    });
    expect(result.timedOut).toBe(true);
    await expect(ended(Number(lines[0]))).resolves.toBe(true);
  });
});

/** Whether a process is gone within two seconds: an orphan stays a moment until init has collected it. */
async function ended(pid: number): Promise<boolean> {
  for (let attempt = 0; attempt < 40; attempt += 1) {
    try {
      process.kill(pid, 0);
    } catch (error) {
      return (error as NodeJS.ErrnoException).code === 'ESRCH';
    }
    await delay(50);
  }
  return false;
}
