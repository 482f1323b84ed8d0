import {
  createExtensionTester,
  mockApis,
  renderInTestApp,
} from '@backstage/frontend-test-utils';
import { EntityProvider } from '@backstage/plugin-catalog-react';
import { EntityCardBlueprint } from '@backstage/plugin-catalog-react/alpha';
import { act, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { deliveryCard } from '../extensions';
import {
  Wire,
  commit,
  component,
  digest,
  environment,
  problem,
  run,
  service,
} from '../__testUtils__';
import { DeliveryCard } from './DeliveryCard';

const PATH = '/services/orders/status';
const RUNS = '/services/orders/runs';
const answer = (...environments: ReturnType<typeof environment>[]) => ({
  body: { service: 'orders', environments },
});

function renderCard(wire: Wire) {
  return renderInTestApp(
    <EntityProvider entity={service}>
      <DeliveryCard />
    </EntityProvider>,
    { apis: [wire.apis, mockApis.error()] },
  );
}

describe('DeliveryCard', () => {
  it('shows each environment with its state in words', async () => {
    renderCard(
      new Wire({
        [PATH]: answer(
          environment(),
          environment({ environment: 'staging', state: 'progressing' }),
          environment({
            environment: 'prod',
            state: 'failed',
            message: 'Back-off restarting failed container',
          }),
          environment({
            environment: 'qa',
            state: 'awaiting-first-image',
            release: undefined,
          }),
        ),
      }),
    );
    const dev = await screen.findByRole('region', { name: 'dev' });
    expect(dev).toHaveTextContent('Healthy');
    expect(screen.getByRole('region', { name: 'staging' })).toHaveTextContent(
      'Progressing',
    );
    expect(screen.getByRole('region', { name: 'prod' })).toHaveTextContent(
      'Back-off restarting failed container',
    );
    expect(screen.getByRole('region', { name: 'qa' })).toHaveTextContent(
      'Nothing has been released here yet. A release arrives when it is promoted',
    );
    expect(
      screen.getByText(
        'dev: Healthy. staging: Progressing. prod: Failed. qa: Awaiting first image',
      ),
    ).toHaveAttribute('aria-live', 'polite');
  });

  it('says where the first image comes from', async () => {
    const awaiting = environment({
      state: 'awaiting-first-image',
      release: undefined,
    });
    const wire = new Wire({
      [PATH]: answer(awaiting),
      [RUNS]: {
        body: {
          items: [
            run({ number: 3, event: 'pull_request', url: 'https://gh.test/3' }),
            run({ number: 2, status: 'in_progress', url: 'https://gh.test/2' }),
            run({ number: 1, url: 'https://gh.test/1' }),
          ],
        },
      },
    });
    renderCard(wire);
    expect(
      await screen.findByText(/The first image arrives when the pipeline/),
    ).toBeInTheDocument();
    expect(
      await screen.findByRole('link', { name: /Run #2 of the pipeline/ }),
    ).toHaveAttribute('href', 'https://gh.test/2');
    expect(screen.queryByText(/Run #[13]/)).not.toBeInTheDocument();
  });

  it('asks for no run where an image has come already, or comes by promotion', async () => {
    const awaiting = environment({
      environment: 'staging',
      state: 'awaiting-first-image',
      release: undefined,
    });
    const wire = new Wire({ [PATH]: answer(environment(), awaiting) });
    renderCard(wire);
    await screen.findByText(/A release arrives when it is promoted/);
    expect(wire.requests).toEqual([PATH]);
  });

  it('shows what runs, who released it, and where to read more', async () => {
    renderCard(new Wire({ [PATH]: answer(environment()) }));
    const dev = within(await screen.findByRole('region', { name: 'dev' }));
    expect(dev.getAllByText('3f2a9c0')[0]).toHaveAttribute('title', commit);
    expect(dev.getByText('sha256:ab12cd34ab12')).toHaveAttribute(
      'title',
      digest,
    );
    expect(dev.getByText(/by maria/)).toBeInTheDocument();
    expect(dev.getByText('Synced, Healthy')).toBeInTheDocument();
    const links = within(
      dev.getByRole('list', { name: 'Links of dev' }),
    ).getAllByRole('link');
    expect(links.map(link => link.getAttribute('href'))).toEqual([
      'https://github.test/acme/orders/actions/runs/7',
      'https://argocd.test/applications/orders-dev',
      'https://github.test/acme/gitops-apps/blob/main/release.yaml',
    ]);
  });

  it('copies the full digest', async () => {
    const user = userEvent.setup();
    renderCard(new Wire({ [PATH]: answer(environment()) }));
    const copied: string[] = [];
    document.execCommand = () => {
      copied.push(String(document.getSelection()));
      return true;
    };
    await user.click(
      await screen.findByRole('button', { name: 'Copy the full digest' }),
    );
    expect(copied).toEqual([digest]);
  });

  it('says of a prebuilt image that a task released it, and whose', async () => {
    const prebuilt = environment();
    const { commit: _none, ...release } = prebuilt.release!;
    renderCard(
      new Wire({
        [PATH]: answer({
          ...prebuilt,
          release: { ...release, actor: 'user:default/guest' },
        }),
      }),
    );
    expect(
      await screen.findByRole('link', { name: /Task that released it/ }),
    ).toBeInTheDocument();
    expect(screen.getByText(/by guest/)).toBeInTheDocument();
    expect(screen.queryByText('Pipeline run')).not.toBeInTheDocument();
  });

  it('never links to what a browser should not follow', async () => {
    renderCard(
      new Wire({
        [PATH]: answer(
          // eslint-disable-next-line no-script-url
          environment({ links: { argocd: 'javascript:alert(1)' } }),
        ),
      }),
    );
    await screen.findByRole('region', { name: 'dev' });
    expect(screen.queryByRole('link')).not.toBeInTheDocument();
  });

  it('says so when the service is in no environment', async () => {
    renderCard(new Wire({ [PATH]: answer() }));
    expect(
      await screen.findByText('This service is in no environment yet.'),
    ).toBeInTheDocument();
  });

  it('shows an error with a way to try again', async () => {
    const wire = new Wire({
      [PATH]: problem(503, 'ServiceUnavailableError', 'Argo CD is away'),
    });
    renderCard(wire);
    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent('The delivery state could not be loaded');

    wire.answer(PATH, answer(environment()));
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(
      await screen.findByRole('region', { name: 'dev' }),
    ).toBeInTheDocument();
    expect(screen.queryByRole('alert')).not.toBeInTheDocument();
  });

  it('shows a skeleton until the first answer', async () => {
    let respond = () => {};
    const gate = new Promise<void>(resolve => {
      respond = resolve;
    });
    renderCard(
      new Wire({
        [PATH]: async () => {
          await gate;
          return answer(environment());
        },
      }),
    );
    expect(await screen.findByText('Loading…')).toBeInTheDocument();
    await act(async () => respond());
    expect(
      await screen.findByRole('region', { name: 'dev' }),
    ).toBeInTheDocument();
    expect(screen.queryByText('Loading…')).not.toBeInTheDocument();
  });
});

describe('the extension', () => {
  const filter = createExtensionTester(deliveryCard).get(
    EntityCardBlueprint.dataRefs.filterFunction,
  );

  it('is for services alone', () => {
    expect(filter?.(service)).toBe(true);
    expect(filter?.(component())).toBe(false);
    expect(filter?.(component({ 'github.com/project-slug': 'a/b' }))).toBe(
      false,
    );
  });

  it('leaves the place to a sentinel on the page of another entity', async () => {
    const entity = component();
    renderInTestApp(
      <EntityProvider entity={entity}>
        {filter?.(entity) ? (
          createExtensionTester(deliveryCard).reactElement()
        ) : (
          <p>sentinel</p>
        )}
      </EntityProvider>,
    );
    expect(await screen.findByText('sentinel')).toBeInTheDocument();
    expect(screen.queryByText('Delivery')).not.toBeInTheDocument();
  });
});
