import { ProxiedSignInPage } from '@backstage/core-components';
import { toError, type ErrorLike } from '@backstage/errors';
import type { IdentityApi } from '@backstage/frontend-plugin-api';
import { useEffect, useMemo, useRef } from 'react';

/** Signs in as the backend's guest. */
export function GuestSignIn(props: {
  onSuccess: (identity: IdentityApi) => void;
  onFailure: (error?: ErrorLike) => void;
}) {
  const latest = useRef(props);
  latest.current = props;
  const Failure = useMemo(
    () =>
      function GuestFailure({ error }: { error?: Error }) {
        useEffect(() => latest.current.onFailure(toError(error)), [error]);
        return null;
      },
    [],
  );
  return (
    <ProxiedSignInPage
      provider="guest"
      onSignInSuccess={props.onSuccess}
      ErrorComponent={Failure}
    />
  );
}
