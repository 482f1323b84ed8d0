import { mockApis, renderInTestApp } from '@backstage/frontend-test-utils';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import type { Entity } from '@backstage/catalog-model';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Wire, component, environment, service } from '../__testUtils__';
import { ServicesCard } from './ServicesCard';

const owned: Entity = {
  ...service,
  relations: [{ type: 'ownedBy', targetRef: 'group:default/payments' }],
};
const other: Entity = {
  ...component({ 'delivery/service': 'billing' }),
  metadata: {
    ...owned.metadata,
    name: 'billing',
    annotations: { 'delivery/service': 'billing' },
  },
  relations: [{ type: 'ownedBy', targetRef: 'group:default/finance' }],
};
const noService: Entity = {
  ...component(),
  metadata: { name: 'library', namespace: 'default' },
};

function renderCard(entities: Entity[], groups: string[]) {
  const status = (name: string, state: 'healthy' | 'failed') => ({
    body: { service: name, environments: [environment({ state })] },
  });
  const wire = new Wire({
    '/services/orders/status': status('orders', 'healthy'),
    '/services/billing/status': status('billing', 'failed'),
  });
  renderInTestApp(<ServicesCard />, {
    apis: [
      wire.apis,
      catalogApiMock({ entities }),
      mockApis.identity({
        userEntityRef: 'user:default/maria',
        ownershipEntityRefs: ['user:default/maria', ...groups],
      }),
    ],
    mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef },
  });
}

describe('ServicesCard', () => {
  it("shows one's own services with their state", async () => {
    renderCard([owned, other, noService], ['group:default/payments']);
    const row = within(await screen.findByRole('listitem'));
    expect(row.getByRole('link')).toHaveTextContent('orders');
    expect(await row.findByText('Healthy')).toBeInTheDocument();
    expect(screen.queryByText('billing')).not.toBeInTheDocument();
  });

  it('shows all of them on demand, and nothing that is no service', async () => {
    renderCard([owned, other, noService], ['group:default/payments']);
    await screen.findByText('orders');
    await userEvent.click(screen.getByRole('button', { name: 'All' }));
    expect(await screen.findByText('billing')).toBeInTheDocument();
    expect(await screen.findByText('Failed')).toBeInTheDocument();
    expect(screen.queryByText('library')).not.toBeInTheDocument();
    expect(screen.getByRole('button', { name: 'All' })).toHaveAttribute(
      'aria-pressed',
      'true',
    );
  });

  it('starts with all for who owns none', async () => {
    renderCard([owned, other], []);
    expect(await screen.findByText('billing')).toBeInTheDocument();
    expect(screen.getByText('orders')).toBeInTheDocument();
  });

  it('leads to the first service when there is none', async () => {
    renderCard([noService], []);
    expect(
      await screen.findByText('No service has been created yet.'),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('link', { name: 'Create a service' }),
    ).toHaveAttribute('href', '/create');
  });
});
