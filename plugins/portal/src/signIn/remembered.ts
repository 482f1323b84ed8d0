import type { IdentityApi } from '@backstage/frontend-plugin-api';
import type { SignInProvider } from './providers';

const KEY = 'portal.signIn.provider';

/** How this browser signed in last, so that a reload does not ask again. */
export function rememberedProvider(): string | null {
  return window.localStorage.getItem(KEY);
}

export function forgetProvider(): void {
  window.localStorage.removeItem(KEY);
}

/** Remembers the provider until the person signs out. */
export function rememberUntilSignOut(
  provider: SignInProvider,
  identity: IdentityApi,
): IdentityApi {
  window.localStorage.setItem(KEY, provider);
  return {
    getProfileInfo: () => identity.getProfileInfo(),
    getBackstageIdentity: () => identity.getBackstageIdentity(),
    getCredentials: () => identity.getCredentials(),
    signOut: async () => {
      forgetProvider();
      await identity.signOut();
    },
  };
}
