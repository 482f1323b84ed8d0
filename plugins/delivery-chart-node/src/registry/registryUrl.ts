import type { DeliveryConfig } from '@internal/plugin-delivery-node';

/** Host and path of an OCI registry that is written without a scheme. */
export function splitRegistry(registry: string): {
  host: string;
  path: string;
} {
  const [host, ...path] = registry.replace(/\/+$/, '').split('/');
  return { host, path: path.join('/') };
}

/** Plain http where the configuration says so of ECR's API on the same host; https everywhere else. */
export function registryUrl(
  host: string,
  ecr: Pick<DeliveryConfig['ecr'], 'endpoint'>,
): string {
  const endpoint = ecr.endpoint ? new URL(ecr.endpoint) : undefined;
  return endpoint?.host === host ? endpoint.origin : `https://${host}`;
}
