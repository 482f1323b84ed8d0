import { mockApis, renderInTestApp } from '@backstage/frontend-test-utils';
import { EntityProvider } from '@backstage/plugin-catalog-react';
import { screen } from '@testing-library/react';
import { Wire, service } from '../__testUtils__';
import { GetTheCodeCard } from './GetTheCodeCard';

function renderCard(links: Record<string, string>, cloneCommand?: string) {
  const wire = new Wire({
    '/services/orders': { body: { links, cloneCommand } },
  });
  renderInTestApp(
    <EntityProvider entity={service}>
      <GetTheCodeCard />
    </EntityProvider>,
    { apis: [wire.apis, mockApis.error()] },
  );
}

describe('GetTheCodeCard', () => {
  it('shows the clone command and the repository', async () => {
    renderCard(
      {
        repository: 'http://localhost:4801/acme/orders',
        ecr: 'localhost:4802/orders',
      },
      'git clone http://localhost:4801/acme/orders.git',
    );
    expect(
      await screen.findByText(
        'git clone http://localhost:4801/acme/orders.git',
      ),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('link', { name: /Open the repository/ }),
    ).toHaveAttribute('href', 'http://localhost:4801/acme/orders');
    expect(screen.getByText('localhost:4802/orders')).toBeInTheDocument();
    expect(
      screen.getByRole('button', { name: 'Copy the clone command' }),
    ).toBeInTheDocument();
  });

  it('says so when there is no repository', async () => {
    renderCard({ gitops: 'https://github.test/acme/gitops-apps' });
    expect(
      await screen.findByText('This service has no repository of its own.'),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('link', { name: /What GitOps knows/ }),
    ).toBeInTheDocument();
  });
});
