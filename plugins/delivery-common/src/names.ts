import { z } from 'zod';

/** Names that mean something else to Git hosts, registries, Kubernetes or the platform itself. */
const RESERVED_SERVICE_NAMES: readonly string[] = [
  'admin',
  'api',
  'argocd',
  'catalog',
  'charts',
  'check-name',
  'default',
  'delivery',
  'gitops-apps',
  'gitops-platform',
  'github',
  'kube-node-lease',
  'kube-public',
  'kube-system',
  'pipelines',
  'platform',
  'root',
  'www',
];

export const SERVICE_NAME_PATTERN = /^[a-z]([a-z0-9-]*[a-z0-9])?$/;
export const SERVICE_NAME_MIN_LENGTH = 3;
export const SERVICE_NAME_MAX_LENGTH = 40;
const ENVIRONMENT_NAME_PATTERN = /^[a-z][a-z0-9]{1,11}$/;

/** What can be wrong with a service name. */
export const SERVICE_NAME_PROBLEMS = [
  'too-short',
  'too-long',
  'upper-case',
  'first-letter',
  'characters',
  'last-hyphen',
  'double-hyphen',
  'reserved',
] as const;
export type ServiceNameProblem = (typeof SERVICE_NAME_PROBLEMS)[number];

/**
 * The first thing that is wrong with a service name, or nothing when it is right.
 * Rule: the name is at once a GitHub repository, an ECR repository, a catalog entity, a Helm release and a DNS label.
 */
export function serviceNameProblem(
  name: string,
): ServiceNameProblem | undefined {
  if (name.length < SERVICE_NAME_MIN_LENGTH) return 'too-short';
  if (name.length > SERVICE_NAME_MAX_LENGTH) return 'too-long';
  if (/[A-Z]/.test(name)) return 'upper-case';
  if (!/^[a-z]/.test(name)) return 'first-letter';
  if (!/^[a-z0-9-]*$/.test(name)) return 'characters';
  if (name.endsWith('-')) return 'last-hyphen';
  if (name.includes('--')) return 'double-hyphen';
  if (RESERVED_SERVICE_NAMES.includes(name)) return 'reserved';
  return undefined;
}

const explanations: Record<ServiceNameProblem, (name: string) => string> = {
  'too-short': () =>
    `A name needs at least ${SERVICE_NAME_MIN_LENGTH} characters.`,
  'too-long': name =>
    `A name has at most ${SERVICE_NAME_MAX_LENGTH} characters; this one has ${name.length}.`,
  'upper-case': () => 'Use lower-case letters only.',
  'first-letter': () => 'A name starts with a letter.',
  characters: () => 'Use letters, digits and hyphens only.',
  'last-hyphen': () => 'A name ends with a letter or a digit.',
  'double-hyphen': () => 'Use single hyphens only.',
  reserved: name => `"${name}" is reserved by the platform.`,
};

/** Says what is wrong with a service name, in words for the person who typed it, or nothing when it is right. */
export function explainServiceName(name: string): string | undefined {
  const problem = serviceNameProblem(name);
  return problem && explanations[problem](name);
}

export const environmentNameSchema = z
  .string()
  .regex(
    ENVIRONMENT_NAME_PATTERN,
    'An environment name has 2 to 12 lower-case letters and digits, starts with a letter, and has no hyphen.',
  );

/** The Argo CD Application of a service in an environment. */
export function applicationName(service: string, environment: string): string {
  return `${service}-${environment}`;
}
