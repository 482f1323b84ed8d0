import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import {
  cpSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseAllDocuments } from 'yaml';
import { problemsOf } from './checks';
import { leastAnswersFor } from './choices';
import { readSource, TEMPLATES } from './compose';
import { environment } from './prove/environment';
import { Scaffolder } from './render';

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

describe('an existing repository with an OpenAPI document', () => {
  const root = mkdtempSync(path.join(tmpdir(), 'onboarded-'));
  let scaffolder: Scaffolder;

  beforeAll(async () => {
    for (const folder of ['shared', 'onboard-service']) {
      cpSync(path.join(TEMPLATES, folder), path.join(root, folder), {
        recursive: true,
      });
    }
    scaffolder = await Scaffolder.start();
  });

  afterAll(async () => {
    await scaffolder?.stop();
    rmSync(root, { recursive: true });
  });

  /** What comes out where the inspection, which a dry run has not, has found that document. */
  const render = async (openapi: string) => {
    const found = '${{ steps.repository.output.openapi }}';
    const template = readFileSync(
      path.join(TEMPLATES, 'onboard-service.yaml'),
      'utf8',
    );
    expect(template.split(found)).toHaveLength(2);
    writeFileSync(
      path.join(root, 'onboard-service.yaml'),
      template.replace(found, openapi),
    );
    const [answers] = leastAnswersFor(await readSource('onboard-service'));
    const rendered = await scaffolder.render('onboard-service', answers, root);
    const entities = parseAllDocuments(
      rendered.files.get('catalog-info.yaml')!.toString('utf8'),
    ).map(document => document.toJS());
    return { rendered, entities };
  };

  it('registers that very document as its API, and brings none', async () => {
    const { rendered, entities } = await render('api/swagger.json');
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

  it('registers no API where there is none', async () => {
    const { entities } = await render("''");
    expect(entities).toMatchObject([{ kind: 'Component' }]);
    expect(entities[0].spec).not.toHaveProperty('providesApis');
  });
});
