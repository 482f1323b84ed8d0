import {
  configApiRef,
  useApi,
  useTranslationRef,
  type IdentityApi,
} from '@backstage/frontend-plugin-api';
import type { ErrorLike } from '@backstage/errors';
import type { SignInPageProps } from '@backstage/plugin-app-react';
import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import { useEffect, useMemo, useState } from 'react';
import { restoreBanner } from '../banner';
import { LogoFull, PRODUCT_NAME } from '../brand';
import { portalTranslationRef } from '../translation';
import { GitHubSignIn } from './GitHubSignIn';
import { GuestSignIn } from './GuestSignIn';
import { readSignInProviders, type SignInProvider } from './providers';
import {
  forgetProvider,
  rememberedProvider,
  rememberUntilSignOut,
} from './remembered';
import { useSignInStyles } from './useSignInStyles';

interface Attempt {
  provider: SignInProvider;
  silent: boolean;
}

/** Offers the configured ways to sign in, and resumes the last one by itself. */
export function SignInPage({ onSignInSuccess }: SignInPageProps) {
  const classes = useSignInStyles();
  const { t } = useTranslationRef(portalTranslationRef);
  const config = useApi(configApiRef);
  const providers = useMemo(() => readSignInProviders(config), [config]);
  const [error, setError] = useState<ErrorLike>();
  const [attempt, setAttempt] = useState<Attempt | undefined>(() => {
    const provider = providers.find(name => name === rememberedProvider());
    return provider && { provider, silent: true };
  });
  useEffect(restoreBanner, []);

  function start(provider: SignInProvider) {
    setError(undefined);
    setAttempt({ provider, silent: false });
  }

  function succeed(identity: IdentityApi) {
    if (attempt) {
      onSignInSuccess(rememberUntilSignOut(attempt.provider, identity));
    }
  }

  function fail(reason?: ErrorLike) {
    forgetProvider();
    setAttempt(undefined);
    setError(reason);
  }

  return (
    <main className={classes.root}>
      <div className={classes.card}>
        <h1 className={classes.title} aria-label={PRODUCT_NAME}>
          <LogoFull size={44} />
        </h1>
        <Typography>{t('signIn.claim')}</Typography>
        {error && (
          <div role="alert">
            <Typography variant="subtitle2" color="error">
              {t('signIn.failed')}
            </Typography>
            <Typography variant="body2">{error.message}</Typography>
          </div>
        )}
        <div className={classes.actions}>
          {providers.length === 0 && (
            <Typography role="alert">{t('signIn.none')}</Typography>
          )}
          {providers.map((provider, index) => (
            <Button
              key={provider}
              size="large"
              color="primary"
              variant={index === 0 ? 'contained' : 'outlined'}
              disabled={Boolean(attempt)}
              onClick={() => start(provider)}
            >
              {t(`signIn.${provider}`)}
            </Button>
          ))}
        </div>
        <Typography variant="body2" role="status">
          {attempt ? t('signIn.busy') : ''}
        </Typography>
        <div hidden>
          {attempt?.provider === 'guest' && (
            <GuestSignIn onSuccess={succeed} onFailure={fail} />
          )}
          {attempt?.provider === 'github' && (
            <GitHubSignIn
              silent={attempt.silent}
              onSuccess={succeed}
              onFailure={fail}
            />
          )}
        </div>
      </div>
    </main>
  );
}
