import type { Environment } from '@internal/plugin-delivery-common';
import type {
  Application,
  DeliveryConfig,
} from '@internal/plugin-delivery-node';

/** A version that always means the same chart: no range, no branch, no `*`. */
const EXACT_VERSION = /^v?\d+\.\d+\.\d+([-+][0-9A-Za-z.+-]+)?$/;

/**
 * What is wrong with an Application that an environment's ApplicationSet has made, each with what to correct.
 * Whoever could change project, destination or chart of one could deploy anything anywhere.
 */
export function checkApplication(
  application: Application,
  environment: Environment,
  config: Pick<DeliveryConfig, 'chart' | 'github' | 'gitops'>,
): string[] {
  const { destination, project, sources, conditions, deleting } = application;
  const problems: string[] = [];
  const expect = (what: string, actual: string, wanted: string) => {
    if (actual !== wanted) {
      problems.push(`its ${what} is "${actual}" instead of "${wanted}"`);
    }
  };
  if (deleting) {
    problems.push('Argo CD is still deleting an earlier one');
  }
  expect('project', project, environment.project);
  expect('namespace', destination.namespace, environment.namespace);
  expect('server', destination.server, environment.server);

  const chart = sources.find(source => source.chart);
  if (!chart) {
    problems.push('it has no source with a chart');
  } else {
    expect('chart', chart.chart ?? '', config.chart.name);
    expect(
      'chart registry',
      withoutScheme(chart.repoUrl),
      withoutScheme(config.chart.registry),
    );
    if (!EXACT_VERSION.test(chart.targetRevision)) {
      problems.push(
        `its chart has no exact version but "${chart.targetRevision}"`,
      );
    }
  }
  const values = sources.find(source => source.ref === 'values');
  const repository = `${config.github.owner}/${config.gitops.repository}`;
  if (!values) {
    problems.push('it has no source with ref "values"');
  } else if (!values.repoUrl.replace(/\.git$/, '').endsWith(`/${repository}`)) {
    problems.push(
      `its values come from "${values.repoUrl}" instead of ${repository}`,
    );
  }
  for (const { type, message } of conditions) {
    if (type.endsWith('Error')) {
      problems.push(`Argo CD says ${type}: ${message}`);
    }
  }
  return problems;
}

function withoutScheme(address: string): string {
  return address.replace(/^[a-z]+:\/\//, '').replace(/\/+$/, '');
}
