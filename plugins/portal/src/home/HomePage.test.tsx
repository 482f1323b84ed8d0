import type { Entity } from '@backstage/catalog-model';
import {
  TestApiProvider,
  mockApis,
  renderInTestApp,
} from '@backstage/frontend-test-utils';
import { visitsApiRef, type VisitsApi } from '@backstage/plugin-home';
import {
  MockStarredEntitiesApi,
  catalogApiRef,
  entityRouteRef,
  starredEntitiesApiRef,
} from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useLocation } from 'react-router-dom';
import { HomePage } from './HomePage';

const template = (
  name: string,
  title: string,
  tags: string[] = [],
): Entity => ({
  apiVersion: 'scaffolder.backstage.io/v1beta3',
  kind: 'Template',
  metadata: { name, title, description: `About ${title}`, tags },
});

const orders = 'component:default/orders';

const visit = (pathname: string, entityRef?: string) => ({
  id: pathname,
  name: 'Astillero',
  pathname,
  entityRef,
  hits: 1,
  timestamp: 1,
});

const visits: VisitsApi = {
  save: async () => {
    throw new Error('The home page does not record visits');
  },
  list: async () => [
    visit('/catalog/default/component/orders/delivery', orders),
    visit('/create/templates/default/node-service'),
    visit('/catalog/default/component/orders', orders),
  ],
};

function Address() {
  const { pathname, search } = useLocation();
  return <p data-testid="address">{`${pathname}${search}`}</p>;
}

function renderHome(
  options: {
    entities?: Entity[];
    catalog?: ReturnType<typeof catalogApiMock>;
    withVisits?: boolean;
  } = {},
) {
  const starred = new MockStarredEntitiesApi();
  const page = (
    <>
      <HomePage cards={[{ id: 'x', element: <p>A card of a plugin</p> }]} />
      <Address />
    </>
  );
  renderInTestApp(
    options.withVisits ? (
      <TestApiProvider apis={[[visitsApiRef, visits]]}>{page}</TestApiProvider>
    ) : (
      page
    ),
    {
      apis: [
        [
          catalogApiRef,
          options.catalog ?? catalogApiMock({ entities: options.entities }),
        ],
        [starredEntitiesApiRef, starred],
        mockApis.storage(),
      ],
      mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef },
    },
  );
  return starred;
}

describe('HomePage', () => {
  it('welcomes and offers the templates of the catalog', async () => {
    renderHome({
      entities: [
        template('node-service', 'Node.js service'),
        template('python-service', 'Python service', ['recommended']),
        {
          ...template('chart-upgrade', 'Upgrade the chart'),
          spec: { type: 'platform' },
        },
        { ...template('library', 'A library'), kind: 'Component' },
      ],
    });
    expect(
      await screen.findByRole('heading', { name: 'Welcome to Astillero' }),
    ).toBeInTheDocument();
    const card = within(
      screen.getByRole('region', { name: 'Create a service' }),
    );
    expect(
      await card.findByRole('link', { name: 'Choose Node.js service' }),
    ).toHaveAttribute('href', '/create/templates/default/node-service');
    expect(
      card.getAllByRole('listitem').map(item => item.firstChild?.textContent),
    ).toEqual([
      'Python serviceAbout Python service',
      'Node.js serviceAbout Node.js service',
    ]);
  });

  it('shows the cards that other plugins bring', async () => {
    renderHome();
    expect(await screen.findByText('A card of a plugin')).toBeInTheDocument();
    expect(
      await screen.findByText('No template is available yet.'),
    ).toBeInTheDocument();
  });

  it('searches', async () => {
    renderHome();
    await userEvent.type(
      await screen.findByRole('textbox', {
        name: 'Search services, APIs and docs',
      }),
      'orders & more{Enter}',
    );
    expect(screen.getByTestId('address')).toHaveTextContent(
      '/search?query=orders%20%26%20more',
    );
  });

  it('lists what is starred', async () => {
    const starred = renderHome();
    expect(await screen.findByText(/Star what you use/)).toBeInTheDocument();
    await starred.toggleStarred('component:default/orders');
    expect(
      await within(screen.getByRole('region', { name: 'Starred' })).findByRole(
        'link',
      ),
    ).toHaveAttribute('href', '/catalog/default/component/orders');
  });

  it('lists each entity once that was visited, where visits are recorded', async () => {
    renderHome({ withVisits: true });
    const card = within(
      await screen.findByRole('region', { name: 'Recently visited' }),
    );
    expect(await card.findByRole('link', { name: 'orders' })).toHaveAttribute(
      'href',
      '/catalog/default/component/orders',
    );
    expect(card.getAllByRole('listitem')).toHaveLength(1);
  });

  it('has no place for visits that are not recorded', async () => {
    renderHome();
    await screen.findByText('A card of a plugin');
    expect(
      screen.queryByRole('region', { name: 'Recently visited' }),
    ).not.toBeInTheDocument();
  });

  it('says why templates are missing, and tries again', async () => {
    const catalog = catalogApiMock({
      entities: [template('node-service', 'Node.js service')],
    });
    jest
      .spyOn(catalog, 'queryEntities')
      .mockRejectedValueOnce(new Error('the catalog is away'));
    renderHome({ catalog });
    expect(await screen.findByText('the catalog is away')).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(
      await screen.findByRole('link', { name: 'Choose Node.js service' }),
    ).toBeInTheDocument();
  });
});
