import { blobId } from '@internal/plugin-delivery-node';
import { planProposal } from './planProposal';

describe('planProposal', () => {
  const workflow = '.github/workflows/ci.yaml';
  const other = '.github/workflows/delivery.yaml';
  const wanted = {
    [workflow]: 'w',
    'catalog-info.yaml': 'c',
    'mkdocs.yml': 'm',
    '.dockerignore': 'i',
    Dockerfile: 'd',
  };
  const [, catalog, docs, ignored, image] = Object.keys(wanted);

  it.each<[string[], string[], string[]]>([
    [[], Object.keys(wanted), []],
    [[workflow], [other, catalog, docs, ignored, image], [workflow]],
    [
      [workflow, other],
      [catalog, docs, ignored, image],
      [workflow, other],
    ],
    [
      ['catalog-info.yml', 'mkdocs.yaml', 'dockerfile'],
      [workflow],
      ['catalog-info.yml', 'mkdocs.yaml', 'dockerfile'],
    ],
    [
      ['.github/workflows/ci.yml'],
      [other, catalog, docs, ignored, image],
      ['.github/workflows/ci.yml'],
    ],
    [['.github'], [catalog, docs, ignored, image], [other, workflow]],
    // What their Dockerfile copies is theirs to say.
    [['Dockerfile'], [workflow, catalog, docs], [image]],
    [['.dockerignore'], [workflow, catalog, docs, image], [ignored]],
  ])('of a repository with %j', (present, added, left) => {
    const tree = present.map(path => ({ path, sha: 'theirs' }));
    const plan = planProposal(tree, wanted);
    expect(Object.keys(plan.files).sort()).toEqual([...added].sort());
    expect(plan.left).toEqual([...left].sort());
  });

  it('gives a second workflow a name of its own', () => {
    const text = 'name: ci\non:\n  push: {}\njobs:\n  name: ci\n';
    const tree = [{ path: workflow, sha: 'theirs' }];
    expect(planProposal(tree, { [workflow]: text }).files).toEqual({
      [other]: text.replace('name: ci', 'name: delivery'),
    });
  });

  it('leaves a workflow that is ours already', () => {
    const text = 'name: ci\n';
    const tree = [{ path: workflow, sha: blobId(Buffer.from(text)) }];
    expect(planProposal(tree, { [workflow]: text })).toEqual({
      files: {},
      left: [workflow],
    });
  });
});
