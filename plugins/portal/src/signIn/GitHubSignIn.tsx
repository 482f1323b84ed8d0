import { UserIdentity } from '@backstage/core-components';
import {
  githubAuthApiRef,
  useApi,
  type IdentityApi,
} from '@backstage/frontend-plugin-api';
import { toError, type ErrorLike } from '@backstage/errors';
import { useEffect, useRef } from 'react';

/** Signs in with GitHub: by a window when a person asked for it, silently when the session is only resumed. */
export function GitHubSignIn(props: {
  silent: boolean;
  onSuccess: (identity: IdentityApi) => void;
  /** Without an error there was no session to resume. */
  onFailure: (error?: ErrorLike) => void;
}) {
  const authApi = useApi(githubAuthApiRef);
  const latest = useRef(props);
  latest.current = props;
  const started = useRef(false);

  useEffect(() => {
    if (started.current) return;
    started.current = true;
    async function signIn() {
      const { silent, onSuccess, onFailure } = latest.current;
      const session = await authApi.getBackstageIdentity(
        silent ? { optional: true } : { instantPopup: true },
      );
      if (!session) {
        onFailure();
        return;
      }
      const profile = await authApi.getProfile();
      onSuccess(
        UserIdentity.create({ identity: session.identity, profile, authApi }),
      );
    }
    signIn().catch(error => latest.current.onFailure(toError(error)));
  }, [authApi]);

  return null;
}
