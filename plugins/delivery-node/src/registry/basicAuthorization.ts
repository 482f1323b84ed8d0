import type { RegistryCredentials } from './RegistryLogin';

/** The `Authorization` of Basic authentication (RFC 7617). */
export function basicAuthorization(credentials: RegistryCredentials): string {
  const { username, password } = credentials;
  return `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;
}
