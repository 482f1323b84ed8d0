import {
  Wire,
  environment,
  job,
  images,
  places,
  problem,
  run,
} from '../__testUtils__';

describe('DefaultDeliveryApi', () => {
  it('parses what the backend answers and drops what it does not use', async () => {
    const wire = new Wire({
      '/services/orders/status': {
        body: {
          service: 'orders',
          environments: [{ ...environment(), secret: 'x' }],
        },
      },
      '/services/orders/runs': { body: { items: [run()] } },
      '/services/orders/runs/7/jobs': { body: { items: [job()] } },
      '/services/orders/jobs/71/log': { body: 'line 1\nline 2' },
      '/services/orders': {
        body: { record: {}, links: { ecr: 'registry.test/o' } },
      },
      '/chart/versions': { body: { versions: ['1.1.0'], more: 1 } },
      '/options': {
        body: {
          environments: [{ name: 'dev', changes: 'commit' }],
          sizes: [{ name: 'small', replicas: 2, cpu: '100m', memory: '1Gi' }],
          images,
          places,
        },
      },
    });

    await expect(wire.api.getStatus('orders')).resolves.toEqual({
      service: 'orders',
      environments: [environment()],
    });
    await expect(wire.api.getRuns('orders')).resolves.toEqual([run()]);
    await expect(wire.api.getJobs('orders', 7)).resolves.toEqual([job()]);
    await expect(wire.api.getJobLog('orders', 71)).resolves.toBe(
      'line 1\nline 2',
    );
    await expect(wire.api.getService('orders')).resolves.toEqual({
      links: { ecr: 'registry.test/o' },
    });
    await expect(wire.api.getChartVersions()).resolves.toEqual(['1.1.0']);
    await expect(wire.api.getOptions()).resolves.toEqual({
      environments: [
        { name: 'dev', changes: 'commit', rollback: 'manual', approvers: [] },
      ],
      sizes: [{ name: 'small', replicas: 2, cpu: '100m', memory: '1Gi' }],
      images,
      places,
    });
  });

  it('puts a name into the path as one segment', async () => {
    const wire = new Wire({
      '/services/check-name/a%2Fb%3Fc': {
        body: { available: false, problems: [] },
      },
    });
    await expect(wire.api.checkName('a/b?c')).resolves.toEqual({
      available: false,
      problems: [],
    });
  });

  it('throws the error that the backend gave', async () => {
    const wire = new Wire({
      '/services/orders/status': problem(
        404,
        'NotFoundError',
        'No service "orders"',
      ),
    });
    await expect(wire.api.getStatus('orders')).rejects.toMatchObject({
      name: 'ResponseError',
      cause: { name: 'NotFoundError', message: 'No service "orders"' },
    });
  });

  it('names the path when the answer has another shape', async () => {
    const wire = new Wire({ '/services/orders/status': { body: { a: 1 } } });
    await expect(wire.api.getStatus('orders')).rejects.toThrow(
      /answer to \/services\/orders\/status is not what this portal expects/,
    );
  });
});
