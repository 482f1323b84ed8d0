import { readFileSync } from 'node:fs';
import { findPackageJSON } from 'node:module';
import { dirname, join } from 'node:path';
import {
  buildSchema,
  isEnumType,
  isObjectType,
  isScalarType,
  type GraphQLSchema,
} from 'graphql';
import {
  createService,
  octokitFor,
  startGitHub,
  type TestGitHub,
} from '../__testUtils__/startGitHub';
import { SCHEMA } from './schema';

const QUERY = `
  query ($owner: String!, $repo: String!, $head: String!) {
    repository(name: $repo, owner: $owner) {
      ref(qualifiedName: $head) {
        associatedPullRequests(first: 1, states: OPEN) {
          edges { node { id number url } }
        }
      }
    }
  }`;

/** The package's exports name an ES module only, which Jest does not load; the schema lies beside it. */
function publishedFile(): string {
  const found = findPackageJSON('@octokit/graphql-schema', __filename);
  return join(dirname(found!), 'schema.graphql');
}

/** Where our part of the schema says something else than GitHub's. */
function differences(ours: GraphQLSchema, published: GraphQLSchema): string[] {
  const own = Object.values(ours.getTypeMap()).filter(
    type => !type.name.startsWith('__'),
  );
  return own.flatMap(type => {
    const theirs = published.getType(type.name);
    if (isObjectType(type) && isObjectType(theirs)) {
      return Object.values(type.getFields()).flatMap(field => {
        const other = theirs.getFields()[field.name];
        return [
          String(other?.type) === String(field.type)
            ? []
            : [`${type.name}.${field.name}: ${other?.type}`],
          field.args.flatMap(arg => {
            const found = other?.args.find(({ name }) => name === arg.name);
            return String(found?.type) === String(arg.type)
              ? []
              : [`${type.name}.${field.name}(${arg.name}): ${found?.type}`];
          }),
        ].flat();
      });
    }
    if (isEnumType(type) && isEnumType(theirs)) {
      return type
        .getValues()
        .filter(({ name }) => !theirs.getValue(name))
        .map(({ name }) => `${type.name}.${name}`);
    }
    return isScalarType(type) && isScalarType(theirs) ? [] : [type.name];
  });
}

describe("GitHub's GraphQL API", () => {
  let server: TestGitHub;
  jest.setTimeout(60_000);

  beforeAll(async () => {
    server = await startGitHub();
    await createService(server.octokit, 'orders');
  });
  afterAll(() => server.dispose());

  const ask = (variables: object, query = QUERY) =>
    server.octokit.graphql<any>(query, { ...variables });

  it("is a part of GitHub's published schema", () => {
    const published = buildSchema(readFileSync(publishedFile(), 'utf8'), {
      // GitHub publishes a field twice.
      assumeValidSDL: true,
    });
    expect(differences(buildSchema(SCHEMA), published)).toEqual([]);
    expect(
      differences(buildSchema('type Query { nowhere: Int }'), published),
    ).toEqual(['Query.nowhere: undefined']);
  });

  it('tells a branch without pull request from one with, and from none', async () => {
    const { rest } = server.octokit;
    const repo = { owner: 'acme', repo: 'orders' };
    const about = { ...repo, head: 'change' };
    expect((await ask(about)).repository.ref).toBeNull();

    const { data: main } = await rest.git.getRef({
      ...repo,
      ref: 'heads/main',
    });
    const { data: commit } = await rest.git.createCommit({
      ...repo,
      message: 'A change',
      tree: (
        await rest.git.createTree({
          ...repo,
          tree: [{ path: 'a', mode: '100644', type: 'blob', content: 'a' }],
        })
      ).data.sha,
      parents: [main.object.sha],
    });
    await rest.git.createRef({
      ...repo,
      ref: 'refs/heads/change',
      sha: commit.sha,
    });
    expect(await ask(about)).toEqual({
      repository: { ref: { associatedPullRequests: { edges: [] } } },
    });

    const { data: pull } = await rest.pulls.create({
      ...repo,
      title: 'A change',
      head: 'change',
      base: 'main',
    });
    const node = { id: pull.node_id, number: pull.number, url: pull.html_url };
    expect(await ask(about)).toEqual({
      repository: { ref: { associatedPullRequests: { edges: [{ node }] } } },
    });

    await rest.pulls.update({ ...repo, pull_number: 1, state: 'closed' });
    expect((await ask(about)).repository.ref.associatedPullRequests).toEqual({
      edges: [],
    });
  });

  it('says NOT_FOUND of a repository that is not there', async () => {
    await expect(
      ask({ owner: 'acme', repo: 'none', head: 'x' }),
    ).rejects.toMatchObject({
      errors: [
        {
          type: 'NOT_FOUND',
          path: ['repository'],
          message:
            "Could not resolve to a Repository with the name 'acme/none'.",
        },
      ],
    });
  });

  it('answers 501 to what it does not know, and 401 to a stranger', async () => {
    await expect(ask({}, '{ viewer { login } }')).rejects.toMatchObject({
      status: 501,
      message: expect.stringContaining('Cannot query field "viewer"'),
    });
    await expect(
      octokitFor(server.url, 'wrong').graphql('{ viewer { login } }'),
    ).rejects.toMatchObject({ status: 401 });
  });
});
