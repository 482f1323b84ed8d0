import { z } from 'zod';

export const text = z
  .string({
    required_error: 'expected a text',
    invalid_type_error: 'expected a text',
  })
  .min(1, 'expected a text that is not empty');

export const baseUrl = text
  .refine(
    value => URL.canParse(value) && /^https?:$/.test(new URL(value).protocol),
    'expected an address that starts with http:// or https://',
  )
  .transform(value => value.replace(/\/+$/, ''));

export const accountId = z
  .string({
    required_error: 'expected the 12 digits of an AWS account, in quotes',
    invalid_type_error: 'expected the 12 digits of an AWS account, in quotes',
  })
  .regex(/^\d{12}$/, 'expected the 12 digits of an AWS account, in quotes');

export const kubernetesName = text.regex(
  /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/,
  'expected a Kubernetes name: lower-case letters, digits and hyphens',
);

export const registry = text.regex(
  /^[^/\s:]+(:\d+)?$|^\[[\da-fA-F:]+\](:\d+)?$/,
  'expected a registry: a host (and port) without scheme and path, for instance docker.io',
);

export const registryPath = text.regex(
  /^[^/\s]+(\/[a-z0-9]+([._-]+[a-z0-9]+)*)*$/,
  'expected a registry, with a path if need be, without scheme, for instance public.ecr.aws or ghcr.io/acme',
);
