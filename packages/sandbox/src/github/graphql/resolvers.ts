import { GraphQLError } from 'graphql';
import { mayOpen, type Identity } from '../auth';
import type { Rest } from '../rest';
import type { PullRecord, Repository } from '../store';
import { nodeId } from '../views';

type PullState = 'OPEN' | 'CLOSED' | 'MERGED';

const MAX_PAGE = 100;

/** What the root of a query answers with, for whoever asks. */
export function rootOf(rest: Rest, identity: Identity) {
  return {
    repository: ({ owner, name }: { owner: string; name: string }) => {
      const repository = rest.store.find(`${owner}/${name}`);
      if (!repository || !mayOpen(identity, repository.slug)) {
        throw new GraphQLError(
          `Could not resolve to a Repository with the name '${owner}/${name}'.`,
          { extensions: { type: 'NOT_FOUND' } },
        );
      }
      return repositoryOf(rest, repository);
    },
  };
}

function repositoryOf(rest: Rest, repository: Repository) {
  const { slug, name } = repository;
  return {
    id: nodeId('Repository', repository.id),
    name,
    nameWithOwner: slug,
    ref: async ({ qualifiedName }: { qualifiedName: string }) => {
      const branch = qualifiedName.replace(/^refs\/heads\//, '');
      const there = await repository.git.branch(branch);
      return there ? refOf(rest, repository, branch) : null;
    },
  };
}

function refOf(rest: Rest, repository: Repository, branch: string) {
  return {
    name: branch,
    associatedPullRequests: (page: {
      first?: number;
      states?: PullState[];
    }) => {
      const { first, states } = page;
      if (first === undefined || first < 1 || first > MAX_PAGE) {
        throw new GraphQLError(
          `You must provide a \`first\` value between 1 and ${MAX_PAGE} to properly paginate the \`associatedPullRequests\` connection.`,
          { extensions: { type: 'MISSING_PAGINATION_BOUNDARIES' } },
        );
      }
      const pulls = repository.record.pulls.filter(
        pull =>
          pull.head.ref === branch &&
          (!states || states.includes(stateOf(pull))),
      );
      const nodes = pulls
        .slice(0, first)
        .map(pull => pullOf(rest, repository, pull));
      return {
        totalCount: pulls.length,
        nodes,
        edges: nodes.map(node => ({ node })),
      };
    },
  };
}

function pullOf(rest: Rest, repository: Repository, pull: PullRecord) {
  return {
    id: nodeId('PullRequest', pull.id),
    number: pull.number,
    state: stateOf(pull),
    title: pull.title,
    url: `${rest.site.html}/${repository.slug}/pull/${pull.number}`,
    headRefName: pull.head.ref,
    baseRefName: pull.base.ref,
  };
}

function stateOf(pull: PullRecord): PullState {
  if (pull.mergedAt) {
    return 'MERGED';
  }
  return pull.state === 'open' ? 'OPEN' : 'CLOSED';
}
