import { mayWrite, permissionLevel } from '../workflow';
import type { JobPlan, JobServices } from './JobState';
import type { Masks } from './Masks';

const TOKEN_SECONDS = 3_600;

/** The plan with a token of its own, that opens what the job's permissions allow. */
export function withToken(
  plan: JobPlan,
  services: JobServices,
  masks: Masks,
): JobPlan {
  const token = services.github.mintToken({
    // Without contents it opens nothing: repositories of an organisation are private.
    repositories:
      permissionLevel(plan.permissions, 'contents') === 'none'
        ? []
        : [plan.run.repository],
    readOnly: !mayWrite(plan.permissions),
    actor: 'github-actions[bot]',
    expiresInSeconds: TOKEN_SECONDS,
  });
  masks.add(token);
  const secrets = { ...(plan.contexts.secrets as object), GITHUB_TOKEN: token };
  return {
    ...plan,
    github: { ...plan.github, token, job: plan.name },
    contexts: { ...plan.contexts, secrets },
  };
}
