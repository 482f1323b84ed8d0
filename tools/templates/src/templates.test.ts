import { globSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import { answersFor, exposedAnswersFor, leastAnswersFor } from './choices';
import type { Manifest } from '@internal/charts';
import {
  formProblems,
  judgeValues,
  policyProblems,
  problemsOf,
  taskProblems,
  whyNoPolicies,
} from './checks';
import {
  composeTemplate,
  readShared,
  readSource,
  TEMPLATES,
  templateNames,
} from './compose';
import { ALL_AT_ONCE, attack, textFieldsOf, type Attack } from './hostile';
import { Scaffolder, type Rendered } from './render';

const names = templateNames();
const withoutPolicies = whyNoPolicies();

describe('every template, with every combination of its options', () => {
  const objects: Manifest[] = [];
  let scaffolder: Scaffolder;

  beforeAll(async () => {
    scaffolder = await Scaffolder.start();
  });

  afterAll(() => scaffolder?.stop());

  it.each(globSync('*.yaml', { cwd: TEMPLATES }))(
    '%s asks with help, in both languages',
    async file => {
      const { metadata, spec } = parse(
        await readFile(join(TEMPLATES, file), 'utf8'),
      );
      expect(metadata.annotations).toMatchObject({
        'delivery/title-es': expect.any(String),
        'delivery/description-es': expect.any(String),
      });
      expect(spec.parameters.flatMap(formProblems)).toEqual([]);
      expect(taskProblems(spec)).toEqual([]);
    },
  );

  it.each(names)(
    '%s makes a repository and values without a fault',
    async name => {
      const all: Rendered[] = [];
      for (const answers of answersFor(await readSource(name))) {
        const rendered = await scaffolder.render(name, answers);
        all.push(rendered);
        expect({ answers, problems: await problemsOf(rendered) }).toEqual({
          answers,
          problems: [],
        });
      }
      const judged = await judgeValues(all);
      expect(judged.problems).toEqual([]);
      objects.push(...judged.objects);
    },
    300_000,
  );

  // eslint-disable-next-line jest/no-disabled-tests
  (withoutPolicies ? it.skip : it)(
    `keep the policies of the cluster${
      withoutPolicies ? ` (${withoutPolicies})` : ''
    }`,
    async () => {
      // eslint-disable-next-line jest/no-standalone-expect -- it is in a test, which the rule does not see
      expect(await policyProblems(objects)).toEqual([]);
    },
    300_000,
  );
});

describe('hostile answers', () => {
  let scaffolder: Scaffolder;

  beforeAll(async () => {
    scaffolder = await Scaffolder.start();
  });

  afterAll(() => scaffolder?.stop());

  it.each(names)(
    '%s takes them as they are, or refuses them, in every field',
    async name => {
      const source = await readSource(name);
      const { spec } = composeTemplate(name, source, await readShared());
      const outcomes: Record<string, Attack> = {};
      for (const field of textFieldsOf(spec.parameters as never)) {
        const answers = exposedAnswersFor(source, field.question);
        const seen = await attack(scaffolder, name, answers, field);
        expect([field.name, seen.problems]).toEqual([field.name, []]);
        outcomes[field.name] = seen;
      }
      expect(outcomes.description.refused).toContain('10 kB');
      expect(outcomes.description.accepted).toContain('all at once');
    },
    300_000,
  );

  it.each(names)(
    '%s takes a description of all that is hostile, whatever is chosen',
    async name => {
      for (const answers of leastAnswersFor(await readSource(name)).slice(1)) {
        const { problems, accepted } = await attack(
          scaffolder,
          name,
          answers,
          {
            name: 'description',
            question: 'description',
            answer: text => text,
            examples: [],
          },
          { 'all at once': ALL_AT_ONCE },
        );
        expect({ answers, problems }).toEqual({ answers, problems: [] });
        expect(accepted).toEqual(['all at once']);
      }
    },
    120_000,
  );
});

describe('the checks', () => {
  let scaffolder: Scaffolder;
  let good: Rendered;

  beforeAll(async () => {
    scaffolder = await Scaffolder.start();
    const [answers] = answersFor(await readSource('node-service'));
    good = await scaffolder.render('node-service', answers);
  });

  afterAll(() => scaffolder?.stop());

  const text = (path: string) => good.files.get(path)!.toString('utf8');
  const withFile = (path: string, content: string): Rendered => ({
    ...good,
    files: new Map([...good.files, [path, Buffer.from(content)]]),
  });

  it.each<[string, string, (text: string) => string, RegExp]>([
    [
      'an expression',
      'README.md',
      t => `${t}\${{ values.x }}\n`,
      /README.md:\d+: an expression/,
    ],
    ['a block', 'README.md', t => `${t}{% if x %}\n`, /a block/],
    [
      'a placeholder',
      'README.md',
      t => `${t}http://example.com\n`,
      /example\.com/,
    ],
    [
      'a note',
      'src/app.ts',
      t => `${t}// TODO later\n`,
      /src\/app.ts:\d+: a note/,
    ],
    ['broken JSON', 'package.json', t => t.replace(',', ''), /package\.json: /],
    ['broken YAML', 'mkdocs.yml', t => `${t}a: b: c\n`, /mkdocs\.yml: /],
    [
      'the same key twice',
      'openapi.yaml',
      t => `${t}openapi: 3.1.0\n`,
      /openapi\.yaml: /,
    ],
    [
      'a lost page',
      'mkdocs.yml',
      t => t.replace('run.md', 'walk.md'),
      /no docs\/walk.md/,
    ],
    [
      'a dead link',
      'README.md',
      t => `${t}[x](docs/x.md)\n`,
      /links to docs\/x\.md/,
    ],
    [
      'a wrong workflow',
      '.github/workflows/ci.yaml',
      t => t.replace('push:', 'pushed:'),
      /ci\.yaml:\d+/,
    ],
    [
      'a bad entity',
      'catalog-info.yaml',
      t => t.replace('"nodejs"', '"Node JS"'),
      /tags/,
    ],
    [
      'an absent API',
      'catalog-info.yaml',
      t => t.replace('orders-api', 'other-api'),
      /provides other-api/,
    ],
    [
      'a root user',
      'Dockerfile',
      t => t.replace(/^USER.*$/m, 'USER root'),
      /USER is root/,
    ],
    [
      'a moving base',
      'Dockerfile',
      t => t.replaceAll(/node:[\w.-]+/g, 'node:latest'),
      /not pinned/,
    ],
    [
      'a lost file in the image',
      'Dockerfile',
      t => t.replace('COPY src', 'COPY source'),
      /Dockerfile: .*source/,
    ],
    [
      'a shell between',
      'Dockerfile',
      t => t.replace(/^CMD.*$/m, 'CMD node x'),
      /no list/,
    ],
  ])('find %s in %s', async (_, path, change, problem) => {
    const bad = withFile(path, change(text(path)));
    expect(await problemsOf(good)).toEqual([]);
    expect((await problemsOf(bad)).join('\n')).toMatch(problem);
  });

  it.each<[string, string, RegExp]>([
    ['an expression', 'a: ${{ parameters.x }}\n', /dev\/values.yaml:1: an exp/],
    [
      'no environment',
      'a: "{environment}/x"\n',
      /environment that has no name/,
    ],
  ])('find %s in what GitOps gets', async (_, values, problem) => {
    const bad = { ...good, gitops: { 'environments/dev/values.yaml': values } };
    expect((await problemsOf(bad)).join('\n')).toMatch(problem);
  });

  it('find a lost page of a service without repository', async () => {
    const { files } = good;
    const home = new Map(
      [...files]
        .filter(([path]) => /^(docs\/|mkdocs)/.test(path))
        .map(([path, content]) => [`home/${path}`, content] as const),
    );
    expect(await problemsOf({ ...good, files: home })).toEqual([]);
    home.delete('home/docs/run.md');
    expect((await problemsOf({ ...good, files: home })).join('\n')).toMatch(
      'home/mkdocs.yml: there is no home/docs/run.md',
    );
  });

  it.each<[string, (values: string) => string, RegExp]>([
    [
      'a key that the chart does not know',
      v => `${v}surprise: 1\n`,
      /surprise/,
    ],
    [
      'values that the chart refuses',
      v => v.replace('replicas: 2', 'replicas: two'),
      /replicas/,
    ],
    [
      'too many lines',
      v =>
        `${v}env:\n${Array.from(
          { length: 30 },
          (_, n) => `  A${n}: "1"\n`,
        ).join('')}`,
      /lines of 30/,
    ],
  ])('find %s', async (_, change, problem) => {
    const gitops = Object.fromEntries(
      Object.entries(good.gitops).map(([path, content]) => [
        path,
        path.endsWith('/values.yaml') ? change(content) : content,
      ]),
    );
    const { problems } = await judgeValues([{ ...good, gitops }]);
    expect(problems.join('\n')).toMatch(problem);
  });
});
