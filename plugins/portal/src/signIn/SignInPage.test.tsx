import { mockApis, renderInTestApp } from '@backstage/frontend-test-utils';
import {
  githubAuthApiRef,
  type IdentityApi,
} from '@backstage/frontend-plugin-api';
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { SignInPage } from './SignInPage';
import { readSignInProviders } from './providers';

const identity = {
  type: 'user' as const,
  userEntityRef: 'user:default/guest',
  ownershipEntityRefs: ['user:default/guest'],
};
const session = {
  backstageIdentity: {
    token: `x.${btoa(JSON.stringify({ exp: 4_000_000_000 }))}.x`,
    identity,
  },
  profile: { displayName: 'Guest' },
  providerInfo: {},
};

/** The auth backend's wire, by address. */
function answerGuest(status: number, body: unknown) {
  const requests: string[] = [];
  jest.spyOn(global, 'fetch').mockImplementation(async input => {
    requests.push(String(input));
    return new Response(JSON.stringify(body), {
      status,
      headers: { 'content-type': 'application/json' },
    });
  });
  return requests;
}

const github = {
  getBackstageIdentity: jest.fn(),
  getProfile: jest.fn(async () => ({ displayName: 'Maria' })),
  getAccessToken: jest.fn(),
  signIn: jest.fn(),
  signOut: jest.fn(),
  sessionState$: jest.fn(),
};

function renderPage(providers?: string[]) {
  const onSignInSuccess = jest.fn<void, [IdentityApi]>();
  renderInTestApp(<SignInPage onSignInSuccess={onSignInSuccess} />, {
    config: { app: { signIn: providers && { providers } } } as never,
    apis: [
      mockApis.discovery({ baseUrl: 'http://portal.test' }),
      [githubAuthApiRef, github],
    ],
  });
  return onSignInSuccess;
}

describe('SignInPage', () => {
  afterEach(() => {
    window.localStorage.clear();
    jest.restoreAllMocks();
    github.getBackstageIdentity.mockReset();
  });

  it('offers GitHub alone unless configured otherwise', async () => {
    renderPage();
    expect(
      await screen.findByRole('button', { name: 'Sign in with GitHub' }),
    ).toBeInTheDocument();
    expect(screen.queryByText('Enter as a guest')).not.toBeInTheDocument();
    expect(
      screen.getByRole('heading', { name: 'Astillero' }),
    ).toBeInTheDocument();
  });

  it('lets a guest in, and resumes without asking until sign-out', async () => {
    const requests = answerGuest(200, session);
    const onSuccess = renderPage(['guest']);
    await userEvent.click(
      await screen.findByRole('button', { name: 'Enter as a guest' }),
    );
    await waitFor(() => expect(onSuccess).toHaveBeenCalledTimes(1));
    expect(requests).toEqual(['http://portal.test/api/auth/guest/refresh']);
    const [signedIn] = onSuccess.mock.calls[0];
    await expect(signedIn.getBackstageIdentity()).resolves.toEqual(identity);

    const resumed = renderPage(['guest']);
    await waitFor(() => expect(resumed).toHaveBeenCalledTimes(1));

    await signedIn.signOut();
    const asked = renderPage(['guest']);
    await waitFor(() =>
      expect(
        screen.getAllByRole('button', { name: 'Enter as a guest' }).pop(),
      ).toBeEnabled(),
    );
    expect(asked).not.toHaveBeenCalled();
  });

  it('says why a guest may not enter, and lets them try again', async () => {
    answerGuest(403, {
      error: { name: 'NotAllowedError', message: 'No guests here' },
      response: { statusCode: 403 },
    });
    const onSuccess = renderPage(['guest']);
    const button = await screen.findByRole('button', {
      name: 'Enter as a guest',
    });
    await userEvent.click(button);
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'Sign-in failed',
    );
    expect(button).toBeEnabled();
    expect(onSuccess).not.toHaveBeenCalled();
  });

  it('signs in with GitHub in a window of its own', async () => {
    github.getBackstageIdentity.mockResolvedValue({ token: 't', identity });
    const onSuccess = renderPage(['github']);
    await userEvent.click(
      await screen.findByRole('button', { name: 'Sign in with GitHub' }),
    );
    await waitFor(() => expect(onSuccess).toHaveBeenCalledTimes(1));
    expect(github.getBackstageIdentity).toHaveBeenCalledWith({
      instantPopup: true,
    });
  });

  it('asks again when a GitHub session is over', async () => {
    window.localStorage.setItem('portal.signIn.provider', 'github');
    github.getBackstageIdentity.mockResolvedValue(undefined);
    const onSuccess = renderPage(['github']);
    const button = await screen.findByRole('button', {
      name: 'Sign in with GitHub',
    });
    await waitFor(() => expect(button).toBeEnabled());
    expect(github.getBackstageIdentity).toHaveBeenCalledWith({
      optional: true,
    });
    expect(onSuccess).not.toHaveBeenCalled();
    expect(screen.queryByRole('alert')).not.toBeInTheDocument();
  });

  it('does not resume by a way that is no longer offered', async () => {
    window.localStorage.setItem('portal.signIn.provider', 'guest');
    const requests = answerGuest(200, session);
    renderPage(['github']);
    await screen.findByRole('button', { name: 'Sign in with GitHub' });
    expect(requests).toEqual([]);
  });
});

describe('readSignInProviders', () => {
  it('refuses what it does not know', () => {
    const config = mockApis.config({
      data: { app: { signIn: { providers: ['ldap'] } } },
    });
    expect(() => readSignInProviders(config)).toThrow(/app\.signIn\.providers/);
  });
});
