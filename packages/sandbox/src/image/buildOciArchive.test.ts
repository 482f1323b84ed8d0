import {
  chmod,
  cp,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rm,
  symlink,
  utimes,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { buildOciArchive, type BuildOptions } from './buildOciArchive';
import { readOciArchive } from './readOciArchive';

describe('buildOciArchive', () => {
  let dir: string;
  let log: string[];

  beforeEach(async () => {
    dir = await mkdtemp(join(tmpdir(), 'image-'));
    log = [];
  });
  afterEach(() => rm(dir, { recursive: true }));

  const context = async (files: Record<string, string>) => {
    for (const [name, content] of Object.entries(files)) {
      const path = join(dir, 'context', name);
      await mkdir(dirname(path), { recursive: true });
      await writeFile(path, content);
    }
  };
  const build = async (options: Partial<BuildOptions> = {}) => {
    const destination = join(dir, 'image.tar');
    const result = await buildOciArchive({
      contextDir: join(dir, 'context'),
      destination,
      log: line => log.push(line),
      ...options,
    });
    const image = await readOciArchive(options.destination ?? destination);
    expect(image).toMatchObject(result);
    return image;
  };
  const paths = (image: Awaited<ReturnType<typeof build>>) =>
    image.layers.map(({ files }) => files.map(({ path }) => path));
  const dockerfile = (...lines: string[]) =>
    context({ Dockerfile: lines.join('\n') });

  it('builds a service of several stages', async () => {
    await context({
      'package.json': '{}',
      'src/index.ts': 'code',
      'node_modules/x/index.js': 'ignored',
      '.dockerignore': 'node_modules\n*.log\n',
      'debug.log': 'ignored',
      Dockerfile: `# syntax=docker/dockerfile:1
ARG NODE=24
FROM node:\${NODE}-slim AS build
WORKDIR /app
COPY package.json ./
RUN --mount=type=cache,target=/root/.npm npm ci \\
    # a comment inside
    && npm cache clean
COPY . .
RUN npm run build

FROM node:\${NODE}-slim
ARG VERSION=dev
ENV NODE_ENV=production \\
    VERSION=\${VERSION:-none}
WORKDIR /srv/app
COPY --from=build --chown=10001:10001 /app/package.json ./
COPY --from=build /app/dist ./dist
LABEL sandbox.crash=true \\
      org.opencontainers.image.title="My service"
EXPOSE 8080 9090/udp
USER 10001
STOPSIGNAL SIGTERM
HEALTHCHECK CMD curl localhost
ENTRYPOINT ["node"]
CMD ["dist/index.js", "$HOME"]
`,
    });
    const image = await build({
      labels: { 'org.opencontainers.image.revision': 'abc' },
      buildArgs: { VERSION: '1.2.3' },
    });
    expect(image.config).toEqual({
      User: '10001',
      Env: ['NODE_ENV=production', 'VERSION=1.2.3'],
      WorkingDir: '/srv/app',
      ExposedPorts: { '8080/tcp': {}, '9090/udp': {} },
      StopSignal: 'SIGTERM',
      Entrypoint: ['node'],
      Cmd: ['dist/index.js', '$HOME'],
      Labels: {
        'org.opencontainers.image.base.name': 'node:24-slim',
        'org.opencontainers.image.revision': 'abc',
        'org.opencontainers.image.title': 'My service',
        'sandbox.crash': 'true',
      },
    });
    expect(image.layers.map(({ files }) => files)).toEqual([
      [
        expect.objectContaining({
          path: 'srv',
          type: 'directory',
          mode: 0o755,
        }),
        expect.objectContaining({ path: 'srv/app', type: 'directory' }),
      ],
      [
        expect.objectContaining({
          path: 'srv/app/package.json',
          type: 'file',
          size: 2,
          mode: 0o644,
          uid: 10001,
          gid: 10001,
        }),
      ],
    ]);
    expect(log).toEqual([
      'Dockerfile:12: base image not pulled: node:24-slim',
      'Dockerfile:3: base image not pulled: node:24-slim',
      'Dockerfile:6: not executed: RUN --mount=type=cache,target=/root/.npm npm ci     && npm cache clean',
      'Dockerfile:10: not executed: RUN npm run build',
      'Dockerfile:18: made by a line that is not executed, left out: dist of stage build',
      'Dockerfile:24: ignored: HEALTHCHECK CMD curl localhost',
    ]);
  });

  it('gives the same bytes for the same input, and others for another', async () => {
    await context({ 'b/x': '1', a: '2' });
    await dockerfile('FROM scratch', 'COPY . /data/');
    const first = await build();
    await cp(join(dir, 'context'), join(dir, 'copy'), { recursive: true });
    await utimes(join(dir, 'copy/a'), 1, 1);
    await chmod(join(dir, 'copy/a'), 0o600);
    const destination = join(dir, 'new/folder/copy.tar');
    const again = await build({ contextDir: join(dir, 'copy'), destination });
    expect(again).toEqual(first);
    expect(await readFile(destination)).toEqual(
      await readFile(join(dir, 'image.tar')),
    );
    expect(await readdir(join(dir, 'new/folder'))).toEqual(['copy.tar']);
    await context({ a: '3' });
    expect((await build()).digest).not.toBe(first.digest);
  });

  it('copies as the builder does', async () => {
    await context({
      'a.txt': '',
      'b.txt': '',
      'dir/inner/c.txt': '',
      'run.sh': '',
      'with space.txt': '',
    });
    await chmod(join(dir, 'context/run.sh'), 0o755);
    await symlink('a.txt', join(dir, 'context/link'));
    await symlink('../a.txt', join(dir, 'context/dir/link'));
    await dockerfile(
      'FROM scratch',
      'WORKDIR /w',
      'COPY *.txt texts/',
      'COPY dir /d',
      'COPY a.txt renamed',
      'COPY a.txt /w',
      'COPY --chmod=700 run.sh /bin/',
      'COPY link /linked',
      'COPY ["with space.txt", "/s/"]',
      'ADD https://example.com/x /x',
      'COPY --from=busybox /bin/sh /sh',
    );
    const image = await build();
    expect(paths(image)).toEqual([
      ['w'],
      ['w/texts', 'w/texts/a.txt', 'w/texts/b.txt', 'w/texts/with space.txt'],
      ['d', 'd/inner', 'd/inner/c.txt', 'd/link'],
      ['w/renamed'],
      ['w/a.txt'],
      ['bin', 'bin/run.sh'],
      ['linked'],
      ['s', 's/with space.txt'],
    ]);
    const all = image.layers.flatMap(({ files }) => files);
    const found = (path: string) => all.find(file => file.path === path);
    expect(found('d/link')).toMatchObject({
      type: 'symlink',
      linkname: '../a.txt',
    });
    expect(found('linked')).toMatchObject({ type: 'file' });
    expect(found('bin/run.sh')).toMatchObject({ mode: 0o700 });
    expect(log).toEqual([
      'Dockerfile:10: neither fetched nor unpacked: https://example.com/x',
      'Dockerfile:11: image busybox not pulled, left out: COPY --from=busybox /bin/sh /sh',
    ]);
  });

  it('goes on from an earlier stage', async () => {
    await context({ a: '' });
    await dockerfile(
      'FROM debian AS Base',
      'ENV A=1',
      'CMD ["base"]',
      'COPY a /a',
      'FROM unused AS other',
      'COPY missing /missing',
      'FROM base',
      'ENV B=${A}2',
      'ENTRYPOINT run $B',
    );
    const image = await build();
    expect(image.config).toMatchObject({
      Env: ['A=1', 'B=12'],
      Entrypoint: ['/bin/sh', '-c', 'run $B'],
    });
    expect(image.config).not.toHaveProperty('Cmd');
    expect(paths(image)).toEqual([['a']]);
  });

  it.each([
    [['FROM x', 'COPPY a b'], 'Dockerfile:2: unknown instruction: COPPY'],
    [['RUN x'], 'Dockerfile:1: RUN comes before the first FROM'],
    [['# nothing'], 'Dockerfile:1: there is no FROM'],
    [['FROM'], 'Dockerfile:1: FROM requires an argument'],
    [['FROM a b'], 'Dockerfile:1: FROM takes an image'],
    [['ARG X', 'FROM $X'], 'Dockerfile:2: the base image $X is empty'],
    [['FROM x', 'COPY a'], 'Dockerfile:2: COPY requires at least two'],
    [
      ['FROM x', '', 'COPY none ./'],
      'Dockerfile:3: COPY: not in the build context, or left out by .dockerignore: none',
    ],
    [
      ['FROM x', 'COPY ../../etc/passwd /'],
      'not in the build context, or left out by .dockerignore: ../../etc/passwd',
    ],
    [['FROM x', 'COPY *.none ./'], 'left out by .dockerignore: *.none'],
    [['FROM x', 'COPY --form=a b c'], 'COPY has no flag --form here'],
    [
      ['FROM x', 'COPY Dockerfile Dockerfile /x'],
      'with several sources the destination is a folder',
    ],
    [['FROM x', 'RUN cat <<EOF', 'EOF'], 'heredocs are not supported'],
    [['FROM x', 'EXPOSE http'], 'EXPOSE takes ports, and not: http'],
    [['FROM x', 'ENV A=1 B'], 'ENV takes NAME=value, and this is not: B'],
    [['FROM x', 'ENV A="1'], 'a quote is open'],
    [['FROM x', 'ENV A="${B:?is needed}"'], 'Dockerfile:2: B: is needed'],
    [['FROM x', 'ENV A=${B%x}'], 'unsupported substitution ${B%x}'],
    [['FROM x', 'STOPSIGNAL stop'], 'STOPSIGNAL is not a signal'],
    [['FROM x', 'SHELL bash'], 'SHELL takes the JSON form only'],
    [['FROM x', 'COPY --chmod=u+x Dockerfile /'], '--chmod takes an octal'],
  ])('refuses %j', async (lines, message) => {
    await dockerfile(...lines);
    await expect(build()).rejects.toThrow(message);
    await expect(build()).rejects.toMatchObject({ name: 'DockerfileError' });
  });

  it('follows links inside the context only', async () => {
    await context({ Dockerfile: 'FROM x\nCOPY out/passwd /' });
    await symlink('/etc', join(dir, 'context/out'));
    await expect(build()).rejects.toThrow(/not in the build context/);
  });

  it('has no half archive after a failure', async () => {
    await dockerfile('FROM x', 'COPY none /');
    await expect(build()).rejects.toThrow();
    expect(await readdir(dir)).toEqual(['context']);
  });
});

describe('readOciArchive', () => {
  it('refuses an archive whose content was changed', async () => {
    const dir = await mkdtemp(join(tmpdir(), 'image-'));
    await writeFile(join(dir, 'Dockerfile'), 'FROM x\nUSER somebody\n');
    const destination = join(dir, 'image.tar');
    await buildOciArchive({ contextDir: dir, destination });
    const bytes = await readFile(destination, 'latin1');
    await writeFile(
      destination,
      bytes.replace('"User":"somebody"', '"User":"everyone"'),
      'latin1',
    );
    await expect(readOciArchive(destination)).rejects.toThrow(
      /lacks sha256:\w+, or its content is another/,
    );
    await rm(dir, { recursive: true });
  });
});
