import { renderInTestApp } from '@backstage/frontend-test-utils';
import { screen, within } from '@testing-library/react';
import { errorsOf, images, places, problem, Wire } from '../../__testUtils__';
import { PlanField } from './PlanField';
import { validatePlan } from './validatePlan';

const options = {
  body: {
    environments: [
      { name: 'dev', changes: 'commit' },
      { name: 'prod', changes: 'pull-request' },
    ],
    sizes: [{ name: 'small', replicas: 2, cpu: '100m', memory: '128Mi' }],
    images,
    places,
  },
};

const answers = {
  name: 'orders',
  owner: 'group:default/payments',
  environments: ['dev', 'prod'],
  size: 'small',
  exposure: 'internal',
  host: 'orders.{environment}.acme.test',
};

function renderPlan(
  formData: object,
  steps = ['repository', 'registry'],
  answer: object = options,
  rules: object = {},
) {
  const props = {
    formContext: { formData },
    uiSchema: { 'ui:options': { steps, ...rules } },
  };
  renderInTestApp(<PlanField {...(props as any)} />, {
    apis: [new Wire({ '/options': answer as never }).apis],
  });
}

const part = (name: string) => screen.findByRole('group', { name });

describe('PlanField', () => {
  it('says what will be created, and where', async () => {
    renderPlan(answers);
    const has = async (name: string, ...texts: string[]) => {
      const group = within(await part(name));
      texts.forEach(text => expect(group.getByText(text)).toBeInTheDocument());
    };
    await has('Repository', 'acme/orders');
    await has('Images', 'registry.test/services/orders');
    await has('Record', 'services/orders.yaml');
    await has(
      'Environment dev',
      'orders-dev',
      'environments/dev/orders/values.yaml',
      '2 replicas, 0.1 CPU, 128 MiB memory each',
      'Reached at https://orders.dev.acme.test from the company’s network.',
      'Changes arrive directly.',
    );
    await has(
      'Environment prod',
      'orders-prod',
      'Changes arrive by a pull request that has to be approved.',
    );
    await has('Catalog', 'component:default/orders', 'Owned by payments.');
  });

  it('shows no repository where the template makes none', async () => {
    renderPlan({ ...answers, exposure: 'none' }, ['gitops']);
    expect(
      within(await part('Environment dev')).getByText(
        'Reached from inside the cluster only.',
      ),
    ).toBeInTheDocument();
    expect(screen.queryByRole('group', { name: 'Repository' })).toBeNull();
    expect(screen.queryByText(/cannot share/)).toBeNull();
  });

  it('names the image that is brought, where it is taken from, and its disk', async () => {
    const image = 'docker.io/library/redis:8.8.2';
    const prebuilt = [{ when: { runs: 'redis' }, image, storage: 'disk' }];
    const given = { ...answers, runs: 'redis', disk: '2Gi' };
    renderPlan(given, ['gitops'], options, { prebuilt });
    const group = await part('Image');
    expect(within(group).getByText(image)).toBeInTheDocument();
    expect(group).toHaveTextContent(
      'It is taken from registry.test/docker-hub/library/redis:8.8.2.',
    );
    expect(group).toHaveTextContent('a disk of 2 GiB in each environment');
  });

  it('says that a repository is there already, and gets a pull request', async () => {
    renderPlan(answers, ['repository', 'registry', 'proposal']);
    const group = within(await part('Repository'));
    expect(group.getByText('acme/orders')).toBeInTheDocument();
    expect(
      group.getByText(/there already, and gets a pull request/),
    ).toBeInTheDocument();
    expect(group.queryByText(/Private/)).toBeNull();
  });

  it('says that environments cannot share a host, and stops there', async () => {
    const shared = { ...answers, host: 'orders.acme.test' };
    renderPlan(shared);
    expect(
      await screen.findByText(/dev, prod cannot share orders\.acme\.test/),
    ).toBeInTheDocument();
    await expect(
      errorsOf(validatePlan, null, { formData: answers }),
    ).resolves.toEqual([]);
    await expect(
      errorsOf(validatePlan, null, { formData: shared }),
    ).resolves.toEqual([
      'dev, prod cannot share orders.acme.test. Write {environment} where they differ, for instance {environment}.orders.acme.test.',
    ]);
  });

  it('says when it cannot know', async () => {
    renderPlan(answers, [], problem(503, 'ServiceUnavailableError', 'Away.'));
    expect(
      await screen.findByText('The plan could not be loaded'),
    ).toBeInTheDocument();
  });
});
