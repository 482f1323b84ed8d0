import type { OwnerAccess } from '@internal/plugin-delivery-node';

/** A creation takes some thirty requests; an hour's allowance that is nearly spent would leave it half done. */
const MIN_REQUESTS_LEFT = 200;

/** What keeps the portal from creating anything in GitHub at all. */
export function ownerProblems({
  login,
  type,
  rateLimit,
}: OwnerAccess): string[] {
  const problems: string[] = [];
  if (type !== 'Organization') {
    problems.push(
      `GitHub, owner ${login}: it is a person's account, where an App cannot create repositories. Set delivery.github.owner to an organisation.`,
    );
  }
  if (rateLimit.remaining < MIN_REQUESTS_LEFT) {
    problems.push(
      `GitHub, quota: ${rateLimit.remaining} of ${rateLimit.limit} requests are left. Press Create again after ${rateLimit.resetAt}.`,
    );
  }
  return problems;
}
