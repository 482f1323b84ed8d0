import type { JsonObject } from '@backstage/types';
import { readTemplate, RefusedError, Scaffolder } from './render';

describe('the template "Upgrade the baseline chart"', () => {
  let scaffolder: Scaffolder;
  let template: JsonObject;

  beforeAll(async () => {
    scaffolder = await Scaffolder.start();
    template = await readTemplate('chart-upgrade');
  }, 60_000);

  afterAll(() => scaffolder?.stop());

  const dryRun = (values: JsonObject) =>
    scaffolder.dryRun({ template, values });

  it('is the platform team’s and no service', () => {
    expect(template.spec).toMatchObject({
      owner: 'group:default/platform',
      type: 'platform',
    });
  });

  it('says what it would do', async () => {
    const { output } = await dryRun({ environment: 'dev', version: '1.1.0' });
    expect(output).toEqual({
      links: [],
      text: [
        {
          title: 'What came of it',
          'ui:es': { title: 'Resultado' },
          content: expect.stringContaining(
            'Would render every service of dev with version 1.1.0',
          ),
        },
      ],
    });
  });

  it.each(['1.1', 'latest', '^1.0.0', '1.1.0; rm', '01.1.0', ''])(
    'takes no "%s" for a version',
    async version => {
      const refused = await dryRun({ environment: 'dev', version }).catch(
        error => error,
      );
      expect(refused).toBeInstanceOf(RefusedError);
      expect(refused.message).toContain('version');
    },
  );

  it('takes no environment that is not configured', async () => {
    await expect(
      dryRun({ environment: 'qa', version: '1.1.0' }),
    ).rejects.toThrow('there is no "qa"');
  });
});
