import type { Repository } from '@internal/plugin-delivery-node';
import { RepositoryFinder } from './RepositoryFinder';

const repository = (name: string, more: Partial<Repository> = {}) =>
  ({
    name,
    slug: `acme/${name}`,
    description: '',
    archived: false,
    visibility: 'private',
    ...more,
  } as Repository);

function finder(repositories: Repository[], recorded: string[] = []) {
  const listRepositories = jest.fn(async () => repositories.slice(0, 1000));
  const getRepository = jest.fn(async (name: string) =>
    repositories.find(one => one.name === name),
  );
  return {
    listRepositories,
    getRepository,
    finder: new RepositoryFinder({
      config: {
        gitops: {
          repository: 'gitops-apps',
          branch: 'main',
          platformRepository: 'gitops-platform',
        },
        pipeline: { repository: 'pipelines', workflow: 'x.yaml', ref: 'main' },
      },
      github: { getRepository, listRepositories },
      gitops: {
        snapshot: async () => ({
          commit: 'c',
          has: async () => false,
          read: async () => undefined,
          list: async () => recorded.map(path => `services/${path}`),
        }),
      },
    }),
  };
}

describe('RepositoryFinder', () => {
  it('finds by every word, in name and description', async () => {
    const { finder: it } = finder([
      repository('invoices', { description: 'Sends PDF files' }),
      repository('orders', { description: 'Takes orders' }),
    ]);
    const names = async (search: string) =>
      (await it.find(search)).items.map(({ name }) => name);
    expect(await names('')).toEqual(['invoices', 'orders']);
    expect(await names('INV pdf')).toEqual(['invoices']);
    expect(await names('inv orders')).toEqual([]);
  });

  it("leaves out the platform's own, and says what cannot become a service", async () => {
    const { finder: it } = finder(
      [
        repository('gitops-apps'),
        repository('pipelines'),
        repository('shop'),
        repository('old', { archived: true }),
        repository('site', { visibility: 'public' }),
        repository('My.Repo'),
        repository('free'),
      ],
      ['shop.yaml', 'free/catalog-info.yaml'],
    );
    expect(await it.find('')).toEqual({
      total: 5,
      items: [
        { name: 'shop', description: '', problem: { code: 'service' } },
        { name: 'old', description: '', problem: { code: 'archived' } },
        {
          name: 'site',
          description: '',
          problem: {
            code: 'pipeline-hidden',
            visibility: 'public',
            pipeline: { slug: 'acme/pipelines', visibility: 'private' },
          },
        },
        {
          name: 'My.Repo',
          description: '',
          problem: { code: 'name', reason: 'upper-case' },
        },
        { name: 'free', description: '' },
      ],
    });
  });

  it('shows twenty, counts all, and asks GitHub once for all who type', async () => {
    const many = Array.from({ length: 300 }, (_, n) => repository(`repo-${n}`));
    const { finder: it, listRepositories } = finder(many);
    const [first] = await Promise.all(
      ['r', 're', 'rep', 'repo'].map(search => it.find(search)),
    );
    expect(first.total).toBe(300);
    expect(first.items).toHaveLength(20);
    expect(listRepositories).toHaveBeenCalledTimes(1);
  });

  it('finds what is older than the first thousand by its name, and asks for nothing else', async () => {
    const many = Array.from({ length: 1002 }, (_, n) =>
      repository(`repo-${n}`, { archived: n === 1001 }),
    );
    const { finder: it, getRepository } = finder(many);
    expect(await it.find(' repo-1000 ')).toEqual({
      total: 1,
      items: [{ name: 'repo-1000', description: '' }],
    });
    expect((await it.find('repo-1001')).items[0].problem).toEqual({
      code: 'archived',
    });
    expect((await it.find('repo-999')).total).toBe(1);
    for (const none of ['no such', '..', 'a/b']) {
      expect((await it.find(none)).total).toBe(0);
    }
    expect(getRepository).toHaveBeenCalledTimes(2);
    const { finder: whole, getRepository: ask } = finder([repository('shop')]);
    expect((await whole.find('other')).total).toBe(0);
    expect(ask).not.toHaveBeenCalled();
  });
});
