import type { JsonObject } from '@backstage/types';
import { isObject } from './isObject';

/** Each environment has secrets of its own: `{environment}` in the name of one stands for the environment's name. */
export function withSecretKeys(
  values: JsonObject,
  environment: string,
): JsonObject {
  const { secrets } = values;
  if (!isObject(secrets)) {
    return values;
  }
  const named = Object.entries(secrets).map(([name, secret]) => [
    name,
    isObject(secret) && typeof secret.remoteKey === 'string'
      ? {
          ...secret,
          remoteKey: secret.remoteKey.replaceAll('{environment}', environment),
        }
      : secret,
  ]);
  return { ...values, secrets: Object.fromEntries(named) };
}
