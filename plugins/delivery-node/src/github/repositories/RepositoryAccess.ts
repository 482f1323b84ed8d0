import { z } from 'zod';
import { DeliveryError } from '../../errors';
import type { GitHubConnection } from '../connection/GitHubConnection';
import { rulesetListSchema } from '../schema';

const RULESET_NAME = 'delivery: default branch';
/** GitHub's id of the repository role "admin". */
const ADMIN_ROLE_ID = 5;

/** Who may do what in a repository: the rules of its default branch, and teams. */
export class RepositoryAccess {
  constructor(
    private readonly connection: GitHubConnection,
    private readonly owner: string,
  ) {}

  /** Names of rulesets are unique in a repository: a second one is refused. */
  async protectDefaultBranch(name: string): Promise<void> {
    try {
      await this.connection.send(
        'POST /repos/{owner}/{repo}/rulesets',
        z.unknown(),
        this.#target(name, {
          name: RULESET_NAME,
          target: 'branch',
          enforcement: 'active',
          conditions: {
            ref_name: { include: ['~DEFAULT_BRANCH'], exclude: [] },
          },
          rules: [{ type: 'deletion' }, { type: 'non_fast_forward' }],
          bypass_actors: [
            {
              actor_id: ADMIN_ROLE_ID,
              actor_type: 'RepositoryRole',
              bypass_mode: 'always',
            },
          ],
        }),
      );
    } catch (error) {
      // It is there from before, or the answer to the first attempt was lost: the name is taken by our own.
      const taken = error instanceof DeliveryError && error.status === 422;
      if (!taken || !(await this.#hasRuleset(name))) {
        throw error;
      }
    }
  }

  async grantTeam(
    name: string,
    team: string,
    permission: string,
  ): Promise<boolean> {
    const target = {
      object: `team ${this.owner}/${team} on repository ${this.owner}/${name}`,
      parameters: {
        owner: this.owner,
        repoOwner: this.owner,
        repo: name,
        team,
        permission,
      },
    };
    const granted = await this.connection.find(
      'PUT /orgs/{owner}/teams/{team}/repos/{repoOwner}/{repo}',
      z.unknown().transform(() => true),
      target,
    );
    if (granted) {
      return true;
    }
    // 404 means either: the team or the repository.
    const exists = await this.connection.find(
      'GET /orgs/{owner}/teams/{team}',
      z.object({ slug: z.string() }),
      {
        object: `team ${this.owner}/${team}`,
        parameters: { owner: this.owner, team },
      },
    );
    if (!exists) {
      return false;
    }
    throw new DeliveryError({
      system: 'GitHub',
      object: target.object,
      problem: 'the team exists, the repository does not',
      remedy: 'Check the repository, then try again.',
      status: 404,
    });
  }

  async #hasRuleset(name: string): Promise<boolean> {
    const { data } = await this.connection.send(
      'GET /repos/{owner}/{repo}/rulesets',
      rulesetListSchema,
      this.#target(name, { includes_parents: false, per_page: 100 }),
    );
    return data.some(ruleset => ruleset.name === RULESET_NAME);
  }

  #target(name: string, parameters: Record<string, unknown>) {
    return {
      object: `repository ${this.owner}/${name}`,
      parameters: { ...parameters, owner: this.owner, repo: name },
    };
  }
}
