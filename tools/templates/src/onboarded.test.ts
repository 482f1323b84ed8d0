import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { JsonObject } from '@backstage/types';
import { parse, parseAllDocuments } from 'yaml';
import { problemsOf } from './checks';
import { leastAnswersFor } from './choices';
import { readSource, TEMPLATES, writeAll } from './compose';
import { environment } from './prove/environment';
import { RefusedError, Scaffolder } from './render';

const dockerfileOf = (language: string) =>
  readFileSync(
    path.join(
      TEMPLATES,
      'onboard-service/languages',
      language,
      'files/Dockerfile',
    ),
    'utf8',
  );

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
    const text = dockerfileOf('node');
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

describe("an existing repository's image for .NET", () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'onboarded-'));
  const [, build] = /^RUN ((?:.*\\\n)*.*)$/m.exec(dockerfileOf('dotnet'))!;

  afterAll(() => rmSync(folder, { recursive: true }));

  /** Runs the build with a program in the place of dotnet, which tells what it is to publish and makes what it makes. */
  const publishes = (name: string, projects: Record<string, string>) => {
    const cwd = path.join(folder, name);
    const files = {
      'bin/dotnet':
        '#!/bin/sh\necho "$@"\nmkdir out && touch out/Orders.runtimeconfig.json\n',
      ...projects,
    };
    for (const [file, text] of Object.entries(files)) {
      mkdirSync(path.dirname(path.join(cwd, file)), { recursive: true });
      writeFileSync(path.join(cwd, file), text, { mode: 0o755 });
    }
    const output = execFileSync('/bin/sh', ['-c', build], {
      cwd,
      encoding: 'utf8',
      env: { PATH: `${path.join(cwd, 'bin')}:${process.env.PATH}` },
    });
    expect(readlinkSync(path.join(cwd, 'out/app'))).toBe('Orders');
    return output.trim();
  };

  it.each<[string, Record<string, string>, string]>([
    [
      'the service of a solution, and not its tests',
      {
        'Orders.sln': '',
        'src/Model/Model.csproj': '<Project Sdk="Microsoft.NET.Sdk" />',
        'src/Orders/Orders.csproj': '<Project Sdk="Microsoft.NET.Sdk.Web" />',
        'tests/Orders/Tests.csproj': '<Project Sdk="Microsoft.NET.Sdk.Web" />',
      },
      'publish ./src/Orders/Orders.csproj --configuration Release --output out',
    ],
    [
      'the only project',
      { 'Orders.csproj': '<Project Sdk="Microsoft.NET.Sdk" />' },
      'publish --configuration Release --output out',
    ],
  ])('publishes %s', (name, projects, published) => {
    expect(publishes(name, projects)).toBe(published);
  });
});

describe('what comes out for an existing repository', () => {
  const root = mkdtempSync(path.join(tmpdir(), 'onboarded-'));
  let scaffolder: Scaffolder;

  beforeAll(async () => {
    for (const folder of ['shared', 'onboard-service']) {
      cpSync(path.join(TEMPLATES, folder), path.join(root, folder), {
        recursive: true,
      });
    }
    const go = path.join(root, 'onboard-service/languages/go');
    mkdirSync(path.join(go, 'files'), { recursive: true });
    writeFileSync(
      path.join(go, 'language.yaml'),
      'title: Go\nfiles: [go.mod]\n',
    );
    writeFileSync(
      path.join(go, 'files/Dockerfile'),
      'FROM golang\nEXPOSE ${{ values.port }}\n',
    );
    await writeAll(root);
    scaffolder = await Scaffolder.start();
  });

  afterAll(async () => {
    await scaffolder?.stop();
    rmSync(root, { recursive: true });
  });

  const render = async (changes: JsonObject) => {
    const [answers] = leastAnswersFor(await readSource('onboard-service'));
    return scaffolder.render(
      'onboard-service',
      { ...answers, ...changes },
      root,
    );
  };

  it('is of any language that has a folder', async () => {
    const { files, gitops } = await render({ language: 'go', port: 3000 });
    expect(parse(gitops['environments/dev/orders/values.yaml'])).toMatchObject({
      env: { PORT: '3000' },
      ports: { http: { containerPort: 3000 } },
    });
    expect(files.get('Dockerfile')!.toString()).toMatch(/golang\nEXPOSE 3000/);
    expect(files.get('.github/workflows/ci.yaml')!.toString()).toMatch(
      'language: go',
    );
    await expect(render({ language: 'rust' })).rejects.toThrow(RefusedError);
  });

  /** The catalog's entities where the inspection, which a dry run has not, has found that document. */
  const registered = async (openapi: string) => {
    const found = '${{ steps.repository.output.openapi }}';
    const file = path.join(root, 'onboard-service.yaml');
    const template = readFileSync(file, 'utf8');
    expect(template.split(found)).toHaveLength(2);
    writeFileSync(file, template.replace(found, openapi));
    const rendered = await render({});
    writeFileSync(file, template);
    const entities = parseAllDocuments(
      rendered.files.get('catalog-info.yaml')!.toString('utf8'),
    ).map(document => document.toJS());
    return { rendered, entities };
  };

  it('registers the document that is there as its API, and brings none', async () => {
    const { rendered, entities } = await registered('api/swagger.json');
    expect(rendered.files.has('openapi.yaml')).toBe(false);
    expect(entities).toMatchObject([
      { kind: 'Component', spec: { providesApis: ['orders-api'] } },
      {
        kind: 'API',
        metadata: { name: 'orders-api' },
        spec: { definition: { $text: './api/swagger.json' } },
      },
    ]);
    const document = '{"swagger": "2.0"}\n';
    rendered.files.set('api/swagger.json', Buffer.from(document));
    expect(await problemsOf(rendered)).toEqual([]);
  });

  it('registers no API where there is no document', async () => {
    const { entities } = await registered("''");
    expect(entities).toMatchObject([{ kind: 'Component' }]);
    expect(entities[0].spec).not.toHaveProperty('providesApis');
  });
});

it('the pipeline tests every language of existing repositories', async () => {
  const { languages } = await readSource('onboard-service');
  const actions = path.join(
    TEMPLATES,
    '../examples/organisation/pipelines/actions',
  );
  const tested = readdirSync(actions).filter(name => name.startsWith('test-'));
  expect(tested).toEqual(
    expect.arrayContaining(languages!.map(({ name }) => `test-${name}`)),
  );
  expect(languages).not.toHaveLength(0);
});
