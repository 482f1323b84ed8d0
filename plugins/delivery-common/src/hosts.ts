const ENVIRONMENT = '{environment}';

/** A host as one environment has it. */
export function hostIn(host: string, environment: string): string {
  return host.replaceAll(ENVIRONMENT, environment);
}

/** Whether environments would answer to one name: each needs a host of its own. */
export function isHostShared(
  host: string,
  environments: readonly string[],
): boolean {
  return environments.length > 1 && !host.includes(ENVIRONMENT);
}

/** What is wrong with a host for these environments, or nothing. */
export function hostProblem(
  host: string,
  environments: readonly string[],
): string | undefined {
  return isHostShared(host, environments)
    ? `Host: ${environments.join(
        ' and ',
      )} cannot share ${host}. Write ${ENVIRONMENT} where they differ, for instance ${ENVIRONMENT}.${host}.`
    : undefined;
}
