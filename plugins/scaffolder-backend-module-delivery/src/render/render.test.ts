import { parse } from 'yaml';
import {
  mergeValues,
  renderEmptyRelease,
  renderRecord,
  renderValues,
  renderWorkflow,
} from '.';

const size = { name: 'small', replicas: 2, cpu: '100m', memory: '128Mi' };
const values = { team: 'payments', system: 'shop', environment: 'dev', size };

describe('renderValues', () => {
  it('says what differs from the chart, in at most 30 lines', () => {
    const text = renderValues(values);
    expect(text.trim().split('\n').length).toBeLessThanOrEqual(30);
    expect(text).toMatchInlineSnapshot(`
      "# Yours: size, ports, probes, exposure, configuration. Its keys are described in the chart.

      owner: { team: payments, system: shop }
      environment: dev
      workload: { replicas: 2 }
      resources: { requests: { cpu: 100m, memory: 128Mi }, limits: { memory: 128Mi } }
      "
    `);
  });

  it('lets extra values win, object by object', () => {
    const extra = {
      env: { LOG_LEVEL: 'info' },
      resources: { requests: { cpu: '1' } },
    };
    expect(parse(renderValues({ ...values, extra }))).toMatchObject({
      env: { LOG_LEVEL: 'info' },
      resources: {
        requests: { cpu: '1', memory: '128Mi' },
        limits: { memory: '128Mi' },
      },
    });
    expect(mergeValues({ a: [1] }, { a: [2] })).toEqual({ a: [2] });
  });
});

describe('renderValues with answers of a form', () => {
  const extraOf = (extra: object) =>
    parse(renderValues({ ...values, extra: extra as never }));

  it('leaves out what a template leaves empty', () => {
    const { expose, workload, env } = extraOf({
      expose: { ingress: {} },
      workload: { type: null },
      env: { EMPTY: '' },
    });
    expect(expose).toBeUndefined();
    expect(workload).toEqual({ replicas: 2 });
    expect(env).toEqual({ EMPTY: '' });
  });

  it('gives each environment its host', () => {
    const ingress = { enabled: true, host: 'orders.{environment}.acme.test' };
    expect(extraOf({ expose: { ingress } }).expose.ingress).toEqual({
      enabled: true,
      host: 'orders.dev.acme.test',
    });
  });

  it.each([
    ['worker', undefined],
    ['cronjob', undefined],
    ['deployment', { ingress: { enabled: true } }],
  ])('exposes no %s that takes no requests', (type, exposed) => {
    const extra = {
      workload: { type },
      expose: { ingress: { enabled: true } },
    };
    expect(extraOf(extra).expose).toEqual(exposed);
  });
});

describe('renderValues with lists and texts', () => {
  it('keeps on one line what fits into 120 characters, and no more', () => {
    const linesOf = (path: string) =>
      renderValues({ ...values, extra: { files: { [path]: 'x' } } })
        .split('\n')
        .filter(line => /files|xxx/.test(line));
    const room = 120 - 'files: { : x }'.length;
    expect(linesOf('x'.repeat(room))).toHaveLength(1);
    expect(linesOf('x'.repeat(room))[0]).toHaveLength(120);
    expect(linesOf('x'.repeat(room + 1))).toHaveLength(2);
  });

  const extra = {
    args: ['--appendonly', 'yes'],
    env: { LONG: 'x'.repeat(80), QUOTED: '- a: "b" # ${{ c }}', EMPTY: '' },
    files: { '/etc/motd': 'two\nlines\n' },
    secrets: {
      PASSWORD: {
        remoteKey: '{environment}/orders/db',
        property: '{environment}',
      },
    },
  };

  it('puts leaves on one line where they fit, and means the same', () => {
    const text = renderValues({ ...values, extra });
    expect(text).toContain('args: [ --appendonly, yes ]');
    expect(text).toMatch(/env:\n {2}LONG: x{80}\n/);
    expect(parse(text)).toMatchObject({ ...extra, secrets: expect.anything() });
  });

  it('gives each environment its secrets', () => {
    expect(parse(renderValues({ ...values, extra })).secrets).toEqual({
      PASSWORD: { remoteKey: 'dev/orders/db', property: '{environment}' },
    });
  });
});

describe('renderEmptyRelease', () => {
  it('awaits the first image', () => {
    expect(renderEmptyRelease()).toMatchInlineSnapshot(`
      "# Written by pipelines and by the portal, always whole. People edit values.yaml.

      image: {}
      release: {}
      "
    `);
  });
});

describe('renderWorkflow', () => {
  const config = {
    github: {
      host: 'github.com',
      owner: 'acme',
      cloneCommand: 'git clone {url}',
    },
    pipeline: {
      repository: 'pipelines',
      workflow: 'deliver.yaml',
      ref: 'main',
    },
  };

  it('calls the reusable workflow and passes no secret', () => {
    expect(renderWorkflow(config, { language: 'node' })).toMatchInlineSnapshot(`
      "name: ci
      on:
        push:
          branches:
            - main
        pull_request: {}
        workflow_dispatch: {}
      permissions:
        contents: read
        id-token: write
      jobs:
        deliver:
          uses: acme/pipelines/.github/workflows/deliver.yaml@main
          with:
            language: node
      "
    `);
  });

  it.each([
    ['release/1.x', 'release/1.x'],
    ['c++', 'c\\+\\+'],
    ['!next!', '\\!next!'],
    ['a*b?c[d]e\\f', 'a\\*b\\?c\\[d]e\\\\f'],
  ])('releases the branch %s and no other', (branch, pattern) => {
    const workflow = renderWorkflow(config, { language: 'node', branch });
    expect(parse(workflow).on.push.branches).toEqual([pattern]);
  });
});

describe('renderRecord', () => {
  const record = {
    name: 'orders',
    description: '',
    owner: 'group:default/payments',
    system: '',
    template: { name: 'node-service', version: '1.0.0' },
    creation: { task: 'task-1' },
    repository: { slug: 'acme/orders', id: 7 },
    ecr: { repository: 'orders' },
    environments: ['dev'],
    quarantine: [],
  };

  it.each([
    'plain',
    'quotes " and \' and `',
    '${{ secrets.X }} {{ tpl }} $(id) && rm -rf ~',
    '- a: b # not a comment',
    '{"json": [1]}',
    'true',
    '007',
    '🚢 señal',
    ' edges ',
    `${'long '.repeat(2000)}`,
    'two\nlines',
  ])('keeps the description %j verbatim', description => {
    expect(parse(renderRecord({ ...record, description }))).toEqual({
      ...record,
      description,
    });
  });
});
