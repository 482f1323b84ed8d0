import {
  createExtensionTester,
  mockApis,
  renderInTestApp,
} from '@backstage/frontend-test-utils';
import { EntityProvider } from '@backstage/plugin-catalog-react';
import { EntityContentBlueprint } from '@backstage/plugin-catalog-react/alpha';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { pipelineContent } from '../extensions';
import { Wire, component, job, problem, run, service } from '../__testUtils__';
import { PipelineContent } from './PipelineContent';
import { jobToShow } from './RunDetails';

function renderTab(wire: Wire, at = '/') {
  return renderInTestApp(
    <EntityProvider entity={service}>
      <PipelineContent />
    </EntityProvider>,
    { apis: [wire.apis, mockApis.error()], initialRouteEntries: [at] },
  );
}

const failed = run({
  id: 6,
  number: 6,
  title: 'fix: x',
  conclusion: 'failure',
});

const wireOfTwoRuns = () =>
  new Wire({
    '/services/orders/runs': { body: { items: [run(), failed] } },
    '/services/orders/runs/7/jobs': { body: { items: [job()] } },
    '/services/orders/runs/6/jobs': {
      body: {
        items: [
          job({ id: 61 }),
          job({ id: 62, name: 'scan', conclusion: 'failure' }),
        ],
      },
    },
    '/services/orders/jobs/71/log': { body: 'all good' },
    '/services/orders/jobs/61/log': { body: 'tests passed' },
    '/services/orders/jobs/62/log': { body: '##[error]1 high vulnerability' },
  });

describe('PipelineContent', () => {
  it('opens the newest run with its jobs, steps and log', async () => {
    renderTab(wireOfTwoRuns());
    const runs = within(
      await screen.findByRole('list', { name: 'Pipeline runs' }),
    );
    expect(
      runs.getByRole('button', { name: /#7 feat: greet/ }),
    ).toHaveAttribute('aria-current', 'true');
    expect(await screen.findByText('Check out')).toBeInTheDocument();
    expect(screen.getByText('took 1 min 05 s')).toBeInTheDocument();
    expect(await screen.findByRole('log')).toHaveTextContent('all good');
    expect(screen.getByRole('log')).toHaveAttribute('tabindex', '0');
  });

  it('goes from a failed run to the job that failed, by the keyboard', async () => {
    renderTab(wireOfTwoRuns());
    const button = await screen.findByRole('button', { name: /#6 fix: x/ });
    button.focus();
    await userEvent.keyboard('{Enter}');
    expect(
      await screen.findByRole('log', { name: 'Log of scan' }),
    ).toHaveTextContent('✖ 1 high vulnerability');

    await userEvent.click(screen.getByRole('button', { name: /^test/ }));
    expect(
      await screen.findByRole('log', { name: 'Log of test' }),
    ).toHaveTextContent('tests passed');
  });

  it('opens the run of the address', async () => {
    renderTab(wireOfTwoRuns(), '/?run=6&job=61');
    expect(
      await screen.findByRole('log', { name: 'Log of test' }),
    ).toHaveTextContent('tests passed');
  });

  it('waits for the log of a job that runs', async () => {
    const live = run({ status: 'in_progress', conclusion: undefined });
    renderTab(
      new Wire({
        '/services/orders/runs': { body: { items: [live] } },
        '/services/orders/runs/7/jobs': {
          body: {
            items: [job({ status: 'in_progress', conclusion: undefined })],
          },
        },
        '/services/orders/jobs/71/log': problem(404, 'NotFoundError', 'no'),
      }),
    );
    expect(
      await screen.findByText('The log appears when the job has ended.'),
    ).toBeInTheDocument();
    expect(screen.getByText('#7: Running')).toHaveAttribute(
      'aria-live',
      'polite',
    );
  });

  it('tells how to start the first run', async () => {
    renderTab(new Wire({ '/services/orders/runs': { body: { items: [] } } }));
    expect(await screen.findByText(/No run yet/)).toBeInTheDocument();
  });

  it('shows why runs are missing', async () => {
    renderTab(
      new Wire({ '/services/orders/runs': problem(502, 'Error', 'GitHub') }),
    );
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'The pipeline runs could not be loaded',
    );
  });

  it('is a tab of services that have a repository', () => {
    const filter = createExtensionTester(pipelineContent).get(
      EntityContentBlueprint.dataRefs.filterFunction,
    );
    const built = component({
      ...service.metadata.annotations,
      'github.com/project-slug': 'acme/orders',
    });
    expect(filter?.(built)).toBe(true);
    expect(filter?.(service)).toBe(false);
    expect(filter?.(component())).toBe(false);
  });
});

describe('jobToShow', () => {
  const done = job({ id: 1 });
  const live = job({ id: 2, status: 'in_progress', conclusion: undefined });
  const broken = job({ id: 3, conclusion: 'failure' });
  const skipped = job({ id: 4, conclusion: 'skipped' });

  it.each([
    ['the chosen one', [done, broken], 1, done],
    ['the failed one', [done, live, broken], undefined, broken],
    ['the running one', [done, live], undefined, live],
    ['the last that ran', [done, skipped], undefined, done],
    ['none', [], undefined, undefined],
  ])('is %s', (_, jobs, chosen, expected) => {
    expect(jobToShow(jobs, chosen)).toBe(expected);
  });
});
