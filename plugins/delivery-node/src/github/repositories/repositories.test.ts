import { REPOSITORY, startGitHub, type WireServer } from '../../testing';
import type { DefaultGitHubClient } from '../DefaultGitHubClient';

const wanted = {
  name: 'shop',
  description: 'Sells "things"\nand more 🚀',
  visibility: 'private' as const,
  marker: 't-1',
  markerUrl: 'http://portal/create/tasks/t-1',
};

const SCHEMA = 'GET /orgs/acme/properties/schema';

describe('repositories', () => {
  let wire: WireServer;
  let client: DefaultGitHubClient;

  beforeEach(async () => {
    ({ wire, client } = await startGitHub());
  });

  afterEach(() => wire.close());

  describe('createRepository', () => {
    it('puts the marker into the custom property where the organisation defines it', async () => {
      wire
        .expect(SCHEMA, { body: [{ property_name: 'delivery-creation' }] })
        .expect('POST /orgs/acme/repos', {
          status: 201,
          body: { ...REPOSITORY, homepage: null },
        });
      const created = await client.createRepository(wanted);
      expect(created).toEqual({
        id: 4711,
        slug: 'acme/shop',
        name: 'shop',
        description: '',
        htmlUrl: 'http://gh/acme/shop',
        cloneUrl: 'http://gh/acme/shop.git',
        defaultBranch: 'main',
        archived: false,
        fork: false,
        visibility: 'private',
        createdAt: '2026-11-20T12:00:00Z',
        marker: 't-1',
      });
      expect(wire.requests[1].json).toMatchObject({
        name: 'shop',
        description: 'Sells "things" and more 🚀',
        visibility: 'private',
        private: true,
        auto_init: true,
        custom_properties: { 'delivery-creation': 't-1' },
      });
      expect(wire.requests[1].json).not.toHaveProperty('homepage');
    });

    it.each([
      ['no such property', { body: [{ property_name: 'other' }] }],
      ['no properties', { status: 404, body: { message: 'Not Found' } }],
      ['no permission to see them', { status: 403, body: { message: 'no' } }],
    ])(
      'puts the marker into the homepage where there is %s',
      async (_t, schema) => {
        wire
          .expect(SCHEMA, schema)
          .expect('POST /orgs/acme/repos', { status: 201, body: REPOSITORY });
        await client.createRepository(wanted);
        expect(wire.requests[1].json).toMatchObject({
          homepage: 'http://portal/create/tasks/t-1',
        });
        expect(wire.requests[1].json).not.toHaveProperty('custom_properties');
      },
    );

    it('asks for the properties once in a while only', async () => {
      wire.expect(SCHEMA, { body: [] });
      wire.always('POST /orgs/acme/repos', { status: 201, body: REPOSITORY });
      await client.createRepository(wanted);
      await client.createRepository(wanted);
      expect(wire.requests).toHaveLength(3);
    });

    it('knows its own when the answer was lost', async () => {
      wire
        .expect(SCHEMA, { body: [] })
        .expect('POST /orgs/acme/repos', { reset: 'before' })
        .expect('POST /orgs/acme/repos', {
          status: 422,
          body: {
            message: 'Repository creation failed.',
            errors: [{ message: 'name already exists on this account' }],
          },
        })
        .expect('GET /repos/acme/shop', { body: REPOSITORY });
      await expect(client.createRepository(wanted)).resolves.toMatchObject({
        id: 4711,
        marker: 't-1',
      });
    });

    it("refuses another's", async () => {
      wire
        .expect(SCHEMA, { body: [] })
        .expect('POST /orgs/acme/repos', {
          status: 422,
          body: { message: 'exists' },
        })
        .expect('GET /repos/acme/shop', {
          body: { ...REPOSITORY, homepage: 'http://elsewhere' },
        });
      await expect(client.createRepository(wanted)).rejects.toMatchObject({
        name: 'ConflictError',
        message: expect.stringContaining('GitHub, repository acme/shop'),
      });
    });

    it('passes on what else GitHub finds wrong', async () => {
      wire
        .expect(SCHEMA, { body: [] })
        .expect('POST /orgs/acme/repos', {
          status: 422,
          body: { message: 'Visibility internal is not allowed' },
        })
        .expect('GET /repos/acme/shop', {
          status: 404,
          body: { message: 'x' },
        });
      await expect(client.createRepository(wanted)).rejects.toThrow(
        'GitHub, repository acme/shop: Visibility internal is not allowed (status 422)',
      );
    });
  });

  describe('getRepository', () => {
    it.each([
      [
        'the property',
        { custom_properties: { 'delivery-creation': 't-2' } },
        't-2',
      ],
      ['the homepage', {}, 't-1'],
      ['nothing', { homepage: 'http://shop.example/tasks/' }, undefined],
    ])('reads the marker from %s', async (_title, change, marker) => {
      wire.expect('GET /repos/acme/shop', {
        body: { ...REPOSITORY, ...change },
      });
      const found = await client.getRepository('shop');
      expect(found?.marker).toBe(marker);
    });

    it('is undefined for what is absent or renamed away', async () => {
      wire
        .expect('GET /repos/acme/shop', { status: 404, body: { message: 'x' } })
        .expect('GET /repos/acme/shop', {
          body: { ...REPOSITORY, name: 'store', full_name: 'acme/store' },
        });
      expect(await client.getRepository('shop')).toBeUndefined();
      expect(await client.getRepository('shop')).toBeUndefined();
    });
  });

  it('sets topics', async () => {
    wire.expect('PUT /repos/acme/shop/topics', {
      body: { names: ['delivery'] },
    });
    await client.setTopics('shop', ['delivery']);
    expect(wire.requests[0].json).toEqual({ names: ['delivery'] });
  });

  it('deletes, and says whether there was something', async () => {
    wire
      .expect('DELETE /repos/acme/shop', { status: 204 })
      .expect('DELETE /repos/acme/shop', {
        status: 404,
        body: { message: 'x' },
      });
    expect(await client.deleteRepository('shop')).toBe(true);
    expect(await client.deleteRepository('shop')).toBe(false);
  });

  it('protects the default branch', async () => {
    wire.expect('POST /repos/acme/shop/rulesets', { status: 201, body: {} });
    await client.protectDefaultBranch('shop');
    expect(wire.requests[0].json).toMatchObject({
      target: 'branch',
      enforcement: 'active',
      rules: [{ type: 'deletion' }, { type: 'non_fast_forward' }],
      bypass_actors: [
        { actor_id: 5, actor_type: 'RepositoryRole', bypass_mode: 'always' },
      ],
    });
  });

  it('knows its own rules from before', async () => {
    const list =
      'GET /repos/acme/shop/rulesets?includes_parents=false&per_page=100';
    const post = 'POST /repos/acme/shop/rulesets';
    const taken = { status: 422, body: { message: 'Name must be unique' } };
    wire
      .expect(post, taken)
      .expect(list, { body: [{ id: 1, name: 'delivery: default branch' }] })
      .expect(post, taken)
      .expect(list, { body: [] });
    await client.protectDefaultBranch('shop');
    await expect(client.protectDefaultBranch('shop')).rejects.toThrow(
      'Name must be unique',
    );
  });

  describe('grantTeam', () => {
    const put = 'PUT /orgs/acme/teams/platform/repos/acme/shop';

    it('grants', async () => {
      wire.expect(put, { status: 204 });
      expect(await client.grantTeam('shop', 'platform', 'maintain')).toBe(true);
      expect(wire.requests[0].json).toEqual({ permission: 'maintain' });
    });

    it('tells a missing team from a missing repository', async () => {
      wire
        .always(put, { status: 404, body: { message: 'Not Found' } })
        .expect('GET /orgs/acme/teams/platform', {
          status: 404,
          body: { message: 'x' },
        })
        .expect('GET /orgs/acme/teams/platform', {
          body: { slug: 'platform' },
        });
      expect(await client.grantTeam('shop', 'platform', 'push')).toBe(false);
      await expect(
        client.grantTeam('shop', 'platform', 'push'),
      ).rejects.toThrow('the repository does not');
    });
  });
});
