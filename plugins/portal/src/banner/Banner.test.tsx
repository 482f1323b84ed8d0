import {
  appLanguageApiRef,
  type AppLanguageApi,
} from '@backstage/frontend-plugin-api';
import { mockApis, renderInTestApp } from '@backstage/frontend-test-utils';
import { act, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Banner } from './Banner';
import { readBannerConfig } from './bannerConfig';
import { restoreBanner } from './dismissal';

const banner = {
  text: 'Everything here is a stand-in',
  severity: 'warning',
  link: { url: '/docs', text: 'Read more' },
};

function renderBanner(path: string, data: object = { app: { banner } }) {
  return renderInTestApp(
    <>
      <Banner />
      <p>page</p>
    </>,
    {
      initialRouteEntries: [path],
      config: data as never,
    },
  );
}

describe('Banner', () => {
  afterEach(() => window.sessionStorage.clear());

  it('is a region with text and link, and makes room for itself', async () => {
    const { unmount } = renderBanner('/');
    const region = await screen.findByRole('region', { name: 'Notice' });
    expect(region).toHaveTextContent(banner.text);
    expect(screen.getByRole('link', { name: 'Read more' })).toHaveAttribute(
      'href',
      '/docs',
    );
    const room = () =>
      document.documentElement.style.getPropertyValue('--portal-banner-height');
    expect(room()).toBe('0px');
    unmount();
    expect(room()).toBe('');
  });

  it('speaks the language of the portal', async () => {
    renderInTestApp(<Banner />, {
      config: {
        app: { banner: { ...banner, translations: { es: 'Son dobles' } } },
      },
      apis: [
        [
          appLanguageApiRef,
          {
            getAvailableLanguages: () => ({ languages: ['en', 'es'] }),
            setLanguage: () => {},
            getLanguage: () => ({ language: 'es' }),
            language$: () => ({ subscribe: () => ({ unsubscribe() {} }) }),
          } as unknown as AppLanguageApi,
        ],
      ],
    });
    expect(await screen.findByText(/Son dobles/)).toBeInTheDocument();
    expect(screen.queryByText(banner.text)).not.toBeInTheDocument();
  });

  it('cannot be hidden on the home page', async () => {
    renderBanner('/');
    await screen.findByRole('region', { name: 'Notice' });
    expect(screen.queryByRole('button')).not.toBeInTheDocument();
  });

  it('stays hidden elsewhere until the next sign-in', async () => {
    const { unmount } = renderBanner('/catalog');
    await userEvent.click(
      await screen.findByRole('button', { name: /Hide this notice/ }),
    );
    expect(
      screen.queryByRole('region', { name: 'Notice' }),
    ).not.toBeInTheDocument();
    unmount();

    renderBanner('/create');
    expect(await screen.findByText('page')).toBeInTheDocument();
    expect(
      screen.queryByRole('region', { name: 'Notice' }),
    ).not.toBeInTheDocument();

    act(restoreBanner);
    expect(screen.getByRole('region', { name: 'Notice' })).toBeInTheDocument();
  });

  it('is shown on the home page although it was hidden elsewhere', async () => {
    window.sessionStorage.setItem('portal.banner.dismissed', banner.text);
    renderBanner('/');
    expect(
      await screen.findByRole('region', { name: 'Notice' }),
    ).toBeInTheDocument();
  });

  it('is not there without configuration', async () => {
    renderBanner('/', { app: { title: 'x' } });
    expect(await screen.findByText('page')).toBeInTheDocument();
    expect(
      screen.queryByRole('region', { name: 'Notice' }),
    ).not.toBeInTheDocument();
  });
});

describe('readBannerConfig', () => {
  const read = (value: unknown) =>
    readBannerConfig(
      mockApis.config({ data: { app: { banner: value as never } } }),
    );

  it('is calm unless told otherwise', () => {
    expect(read({ text: 'x' })).toEqual({
      text: 'x',
      translations: {},
      severity: 'info',
    });
  });

  it.each([
    [{ severity: 'info' }, 'app.banner.text'],
    [{ text: 'x', severity: 'loud' }, 'app.banner.severity'],
    [{ text: 'x', translations: { es: 1 } }, 'app.banner.translations.es'],
    // eslint-disable-next-line no-script-url
    [{ text: 'x', link: { url: 'javascript:a', text: 'y' } }, 'link.url'],
    [{ text: 'x', link: { url: '//evil.test', text: 'y' } }, 'link.url'],
  ])('refuses %j and names the key', (value, key) => {
    expect(() => read(value)).toThrow(key);
  });
});
