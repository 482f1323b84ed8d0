import { z } from 'zod';

/** Names that mean something else to Git hosts, registries, Kubernetes or the platform itself. */
export const RESERVED_SERVICE_NAMES: readonly string[] = [
  'admin',
  'api',
  'argocd',
  'catalog',
  'charts',
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
export const ENVIRONMENT_NAME_PATTERN = /^[a-z][a-z0-9]{1,11}$/;

/**
 * Says what is wrong with a service name, in words for the person who typed it, or nothing when it is right.
 * Rule: the name is at once a GitHub repository, an ECR repository, a catalog entity, a Helm release and a DNS label.
 */
export function explainServiceName(name: string): string | undefined {
  if (name.length < SERVICE_NAME_MIN_LENGTH) {
    return `A name needs at least ${SERVICE_NAME_MIN_LENGTH} characters.`;
  }
  if (name.length > SERVICE_NAME_MAX_LENGTH) {
    return `A name has at most ${SERVICE_NAME_MAX_LENGTH} characters; this one has ${name.length}.`;
  }
  if (/[A-Z]/.test(name)) {
    return 'Use lower-case letters only.';
  }
  if (!/^[a-z]/.test(name)) {
    return 'A name starts with a letter.';
  }
  if (!/^[a-z0-9-]*$/.test(name)) {
    return 'Use letters, digits and hyphens only.';
  }
  if (name.endsWith('-')) {
    return 'A name ends with a letter or a digit.';
  }
  if (name.includes('--')) {
    return 'Use single hyphens only.';
  }
  if (RESERVED_SERVICE_NAMES.includes(name)) {
    return `"${name}" is reserved by the platform.`;
  }
  return undefined;
}

export const serviceNameSchema = z.string().superRefine((name, context) => {
  const problem = explainServiceName(name);
  if (problem) {
    context.addIssue({ code: z.ZodIssueCode.custom, message: problem });
  }
});

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
