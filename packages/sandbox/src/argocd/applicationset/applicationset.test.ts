import type { LiveObject } from '../../cluster';
import { directoriesOf } from './directories';
import { generateApplications } from './generate';
import { HelmTemplateEngine } from './HelmTemplateEngine';
import { missingKeys } from './missingKeys';
import { applicationSetSpecSchema } from './spec';

const tree = (...folders: string[]) => ({
  sha: '1',
  files: new Map<string, string>(),
  folders: new Map(folders.map(folder => [folder, folder])),
});

it('finds directories: included, not excluded, not hidden', () => {
  const found = directoriesOf(
    {
      repoURL: 'x',
      revision: 'main',
      directories: [
        { path: 'environments/dev/*' },
        { path: 'environments/dev/skip*', exclude: true },
      ],
    },
    tree(
      '',
      'environments',
      'environments/dev',
      'environments/dev/b',
      'environments/dev/a_B',
      'environments/dev/a_B/below',
      'environments/dev/.hidden',
      'environments/dev/skipped',
      'environments/prod/c',
    ),
  );
  expect(found.map(item => item.path)).toEqual([
    {
      path: 'environments/dev/a_B',
      basename: 'a_B',
      basenameNormalized: 'a-b',
      segments: ['environments', 'dev', 'a_B'],
    },
    expect.objectContaining({ basename: 'b' }),
  ]);
});

it('finds keys that parameters lack', () => {
  const parameters = { path: { basename: 'a' } };
  expect(
    missingKeys('{{ .path.basename }}-{{ .paht.basename }}', parameters),
  ).toEqual(['paht']);
  expect(
    missingKeys('{{ printf ".x.y %s" .path.basename }}', parameters),
  ).toEqual([]);
  expect(missingKeys('{{ index .path.segments 1 }}', parameters)).toEqual([
    'segments',
  ]);
});

describe('Go templates by helm', () => {
  const engine = new HelmTemplateEngine();

  it('renders every text with every set, functions included, text verbatim', async () => {
    const rows = await engine.render(
      [
        '{{ .path.basename }}-dev',
        '{{ index .path.segments 0 | upper }}: "q" \' #',
      ],
      ['a', 'b'].map(basename => ({ path: { basename, segments: ['x'] } })),
    );
    expect(rows).toEqual([
      ['a-dev', 'X: "q" \' #'],
      ['b-dev', 'X: "q" \' #'],
    ]);
  });

  it('refuses a missing key and a broken template', async () => {
    await expect(
      engine.render(['{{ .nothing }}'], [{ path: {} }]),
    ).rejects.toThrow('map has no entry for key "nothing"');
    await expect(engine.render(['{{ .path'], [{ path: 'x' }])).rejects.toThrow(
      'unclosed action',
    );
  });

  it('makes Applications that belong to their set', async () => {
    const owner = {
      apiVersion: 'argoproj.io/v1alpha1',
      kind: 'ApplicationSet',
      metadata: { name: 'dev', uid: 'u' },
    } as LiveObject;
    const spec = applicationSetSpecSchema.parse({
      goTemplate: true,
      generators: [{ git: { repoURL: 'x', directories: [] } }],
      template: {
        metadata: { name: '{{ .path.basename }}' },
        spec: { project: 'dev', destination: {} },
      },
    });
    const generate = (...names: string[]) =>
      generateApplications({
        owner,
        spec,
        engine,
        parameters: names.map(basename => ({ path: { basename } })),
      });
    expect(await generate('orders')).toEqual([
      {
        apiVersion: 'argoproj.io/v1alpha1',
        kind: 'Application',
        metadata: {
          name: 'orders',
          namespace: 'argocd',
          finalizers: ['resources-finalizer.argocd.argoproj.io'],
          ownerReferences: [expect.objectContaining({ uid: 'u' })],
        },
        spec: { project: 'dev', destination: {} },
      },
    ]);
    await expect(generate('a', 'a')).rejects.toThrow('duplicate name: a');
  });
});
