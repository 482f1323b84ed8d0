import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { composeAll, composeTemplate, serialise, TEMPLATES } from '.';
import { fill } from './fill';
import { includePages } from './include';
import { templateSourceSchema, type Shared } from './source';

describe('the composed templates', () => {
  it('are what their sources make: else run `yarn templates:compose` and commit', async () => {
    const composed = await composeAll();
    const made = globSync('*.yaml', { cwd: TEMPLATES })
      .map(file => path.join(TEMPLATES, file))
      .filter(file => readFileSync(file, 'utf8').startsWith('# Made by'));
    expect(made.sort()).toEqual([...composed.keys()]);
    for (const [file, text] of composed) {
      expect({ file, text: readFileSync(file, 'utf8') }).toEqual({
        file,
        text,
      });
    }
  });
});

const shared: Shared = {
  pages: {
    identity: { page: { title: 'What it is', required: ['name'] }, chart: {} },
    exposure: {
      page: { title: 'Who may call it' },
      chart: { expose: { ingress: { enabled: true } } },
    },
  },
  steps: {
    skeleton: {
      id: 'skeleton',
      each: { $from: 'layers' },
      input: { values: { $from: 'values' }, verbatim: { $from: 'verbatim' } },
    },
    gitops: { id: 'gitops', input: { values: { $from: 'chart' } } },
  },
  values: {
    name: '${{ parameters.name }}',
    ref: { $from: 'templateRef' },
    hasApi: true,
  },
  output: { links: [] },
};

const source = (changes: object) =>
  templateSourceSchema.parse({
    title: 'Go service',
    description: 'An API in Go',
    'ui:es': { title: 'Servicio Go', description: 'Una API en Go' },
    version: '1.2.3',
    tags: ['recommended', 'go'],
    pages: ['identity', 'options', 'exposure'],
    steps: ['skeleton', 'gitops'],
    ...changes,
  });

describe('composeTemplate', () => {
  it('puts own options between the shared pages, and all of them into the values', () => {
    const { metadata, spec } = composeTemplate(
      'go-service',
      source({
        options: {
          title: 'How',
          properties: { kind: {} },
          dependencies: {
            kind: { oneOf: [{ properties: { kind: {}, queue: {} } }] },
          },
        },
        values: { hasApi: false },
        chart: { env: { GOMEMLIMIT: '100MiB' } },
      }),
      shared,
    );
    expect(metadata.annotations).toMatchObject({
      'delivery/title-es': 'Servicio Go',
      'delivery/description-es': 'Una API en Go',
    });
    expect(spec.parameters).toMatchObject([
      { title: 'What it is' },
      { title: 'How' },
      { title: 'Who may call it' },
    ]);
    expect(spec.steps).toEqual([
      {
        id: 'skeleton',
        each: ['shared/skeleton', 'go-service/base'],
        input: {
          values: {
            name: '${{ parameters.name }}',
            ref: 'go-service@1.2.3',
            hasApi: false,
            kind: '${{ parameters.kind }}',
            queue: '${{ parameters.queue }}',
          },
        },
      },
      {
        id: 'gitops',
        input: {
          values: {
            expose: { ingress: { enabled: true } },
            env: { GOMEMLIMIT: '100MiB' },
          },
        },
      },
    ]);
  });

  it('asks on one page what several ask', () => {
    const { spec } = composeTemplate(
      'go-service',
      source({
        pages: [[{ page: 'exposure', required: ['exposure'] }, 'identity']],
      }),
      shared,
    );
    expect(spec.parameters).toEqual([
      { title: 'Who may call it', required: ['exposure', 'name'] },
    ]);
    expect(spec.steps).toMatchObject([
      {},
      { input: { values: { expose: { ingress: { enabled: true } } } } },
    ]);
  });

  it('takes shared parts with changes, and parts of its own', () => {
    const { spec } = composeTemplate(
      'image',
      source({
        pages: [{ page: 'identity', required: ['name', 'image'] }],
        steps: [
          { step: 'gitops', name: 'Write' },
          { id: 'own', action: 'debug:log' },
        ],
      }),
      shared,
    );
    expect(spec.parameters).toEqual([
      { title: 'What it is', required: ['name', 'image'] },
    ]);
    expect(spec.steps).toEqual([
      { id: 'gitops', name: 'Write', input: {} },
      { id: 'own', action: 'debug:log' },
    ]);
  });

  it('fills in what tells the languages that it knows', () => {
    const languages = [
      { name: 'go', title: 'Go', files: ['go.mod'] },
      { name: 'node', title: 'Node.js', files: ['package.json'] },
    ];
    const steps = [
      { id: 'look', input: { languages: { $from: 'languages' } } },
    ];
    const { spec } = composeTemplate(
      'existing',
      {
        ...source({
          steps,
          options: {
            title: 'How',
            properties: {
              language: {
                enum: ['detect', { $from: 'languageNames' }],
                enumNames: ['Find it out', { $from: 'languageTitles' }],
              },
            },
          },
        }),
        languages,
      },
      shared,
    );
    expect(spec.parameters).toMatchObject([
      {},
      {
        properties: {
          language: {
            enum: ['detect', 'go', 'node'],
            enumNames: ['Find it out', 'Go', 'Node.js'],
          },
        },
      },
      {},
    ]);
    expect(spec.steps).toMatchObject([
      {
        input: {
          languages: [
            { name: 'go', files: ['go.mod'] },
            { name: 'node', files: ['package.json'] },
          ],
        },
      },
    ]);
  });

  it('names what is not there', () => {
    expect(() =>
      composeTemplate('x', source({ steps: ['nothing'] }), shared),
    ).toThrow('There is no shared step "nothing", but skeleton, gitops');
    expect(() => fill({ $from: 'nothing' }, { name: 'x' })).toThrow(
      '$from: there is no "nothing", but name',
    );
  });
});

it('serialises any text so that it is read back the same', () => {
  const template = {
    description: '# no comment: "&a" {{ x }} \u2028',
    tags: [],
  };
  expect(parse(serialise('x', template))).toEqual(template);
});

describe('a shared page within an own one', () => {
  const pages: Shared['pages'] = {
    exposure: {
      page: {
        title: 'Who may call it',
        'ui:es': { title: 'Quién puede llamarlo' },
        required: ['exposure'],
        properties: { exposure: { type: 'string' } },
      },
      chart: {},
    },
  };

  it('brings its questions, and takes the own ones beside them', () => {
    const branch = { properties: { runs: { enum: ['nginx'] } } };
    expect(
      includePages({ oneOf: [{ $page: 'exposure', ...branch }] }, pages),
    ).toEqual({
      oneOf: [
        {
          required: ['exposure'],
          properties: {
            exposure: { type: 'string' },
            runs: { enum: ['nginx'] },
          },
        },
      ],
    });
  });

  it('must be there', () => {
    expect(() => includePages({ $page: 'other' }, pages)).toThrow(
      'there is no "other", but exposure',
    );
  });
});
