const ENVIRONMENT = '{environment}';

/** A host as one environment has it. */
export function hostIn(host: string, environment: string): string {
  return host.replaceAll(ENVIRONMENT, environment);
}

/** What is wrong with a host for these environments, or nothing: each environment needs one of its own. */
export function hostProblem(
  host: string,
  environments: readonly string[],
): string | undefined {
  return environments.length > 1 && !host.includes(ENVIRONMENT)
    ? `Host: ${environments.join(
        ' and ',
      )} cannot share ${host}. Write ${ENVIRONMENT} where they differ, for instance ${ENVIRONMENT}.${host}.`
    : undefined;
}
