import { parse } from 'yaml';
import { NOTHING, Stage } from '../__testUtils__/stage';

jest.setTimeout(300_000);

describe('bad input', () => {
  const stage = new Stage();

  beforeAll(() => stage.start());
  afterAll(() => stage.stop());

  const refusal = async (name: string, values: object = {}) => {
    const [portal] = stage.portals;
    const task = await stage.create(name, { values });
    expect((await portal.finished(task)).status).toBe('failed');
    const events = await portal.events(task);
    return events
      .filter(({ body }) => body.status === 'failed')
      .map(({ body }) => `${body.stepId}: ${body.message}`)
      .join('\n');
  };

  it.each([
    ['-orders', /preflight: .*starts with a letter/s],
    ['orders-', /preflight: .*ends with a letter or a digit/s],
    ['a'.repeat(64), /preflight: .*at most 40 characters; this one has 64/s],
    ['argocd', /preflight: .*"argocd" is reserved/s],
    ['or--ders', /preflight: .*single hyphens/s],
    ['Orders', /preflight: .*lower-case/s],
    ['pipelines', /preflight: .*reserved/s],
    ['catalogued', /Catalog, component:default\/catalogued: it exists/],
  ])('the name %s is refused before anything exists', async (name, message) => {
    expect(await refusal(name)).toMatch(message);
    expect(await stage.settled(name)).toEqual([]);
  });

  it.each([
    ['a line break', 'one\ntwo', /preflight: .*on one line/s],
    ['10 kB', 'x'.repeat(10_240), /preflight: .*GitHub takes 350/s],
  ])('%s in a description is refused', async (_, description, message) => {
    expect(await refusal('described', { description })).toMatch(message);
    expect(await stage.outcome('described')).toEqual({
      ...NOTHING,
      ledger: [],
    });
  });

  it.each([
    ['quotes', `She said "it's" \`fine\` \\"`],
    ['template syntax', '${{ secrets.TOKEN }} {{ .Values.x }} ${{ 1 + 1 }}'],
    ['yaml', '- a: b # no comment, {c: d} | > & * !tag'],
    ['shell', '$(touch /tmp/x); `id` && rm -rf ~ | cat > /dev/null'],
    ['emoji', 'Orders 🚢 ñandú 日本'],
    ['trailers', 'x Delivery-Actor: root'],
  ])('%s in a description arrive verbatim', async (what, description) => {
    const name = `desc-${what.replace(' ', '-')}`;
    const [portal] = stage.portals;
    const task = await stage.create(name, { values: { description } });
    expect((await portal.finished(task)).status).toBe('completed');

    const repository = await stage.sandbox.get<{ description: string }>(
      'github',
      `/api/v3/repos/acme/${name}`,
    );
    const file = await stage.sandbox.get<{ content: string }>(
      'github',
      `/api/v3/repos/acme/gitops-apps/contents/services/${name}.yaml`,
    );
    const record = parse(Buffer.from(file!.content, 'base64').toString('utf8'));
    expect([repository!.description, record.description]).toEqual([
      description,
      description,
    ]);
  });

  it('does not touch a repository of the name that another made', async () => {
    const response = await fetch(
      `${stage.sandbox.urls.github}/api/v3/orgs/acme/repos`,
      {
        method: 'POST',
        headers: { authorization: `Bearer ${stage.sandbox.token}` },
        body: JSON.stringify({ name: 'taken', auto_init: true }),
      },
    );
    expect(response.status).toBe(201);

    expect(await refusal('taken')).toMatch(
      /preflight: .*GitHub, repository acme\/taken: it exists already/s,
    );
    expect(await stage.outcome('taken')).toMatchObject({
      ledger: [],
      repository: { commits: 1, paths: ['100644 README.md'] },
      ecr: false,
    });
  });
});
