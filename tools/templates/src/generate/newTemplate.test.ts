import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { newTemplate } from '.';
import { judgeValues, problemsOf } from '../checks';
import { answersFor } from '../choices';
import { readSource, TEMPLATES, writeAll } from '../compose';
import { prove, readProofs } from '../prove';
import { Scaffolder } from '../render';

describe('a new template', () => {
  let root: string;
  let scaffolder: Scaffolder;

  beforeAll(async () => {
    root = await mkdtemp(path.join(tmpdir(), 'new-template-'));
    await cp(path.join(TEMPLATES, 'shared'), path.join(root, 'shared'), {
      recursive: true,
    });
    scaffolder = await Scaffolder.start();
  });

  afterAll(async () => {
    await scaffolder?.stop();
    await rm(root, { recursive: true, force: true });
  });

  it('composes, renders, passes every check, and is proven', async () => {
    await newTemplate('go-service', root);
    expect(await writeAll(root)).toEqual([path.join(root, 'go-service.yaml')]);
    const source = await readSource('go-service', root);
    expect(source).toMatchObject({ title: 'Go service', tags: ['go'] });
    const all = [];
    for (const answers of answersFor(source)) {
      all.push(await scaffolder.render('go-service', answers, root));
    }
    for (const rendered of all) {
      expect(await problemsOf(rendered)).toEqual([]);
    }
    expect((await judgeValues(all)).problems).toEqual([]);
    const [proof] = readProofs('go-service', root);
    await prove(all[0], proof);
  }, 180_000);

  it.each([undefined, '', 'Go', 'go_service', '../up', 'shared'])(
    'is not made with the name %p',
    async name => {
      await expect(newTemplate(name, root)).rejects.toThrow(
        'Give the template',
      );
    },
  );

  it('does not take another’s place', async () => {
    await newTemplate('rust-service', root);
    await expect(newTemplate('rust-service', root)).rejects.toThrow('already');
  });
});
