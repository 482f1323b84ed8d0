import { InputError, NotFoundError } from '@backstage/errors';
import type {
  DeliveryConfig,
  FileChanges,
  GitOpsSnapshot,
} from '@internal/plugin-delivery-node';
import { readChartSource, withChartVersion } from './applicationSet';
import { allowedKinds, withKinds } from './project';

type ChartConfig = DeliveryConfig['chart'];

/** What the platform team's repository says of an environment. */
export interface EnvironmentState {
  /** Version of the chart that its services run on. */
  version: string;
  /** Kinds that its project allows. */
  allowedKinds: string[];
}

/** Throws InputError or NotFoundError that name the file. */
export async function readEnvironment(
  snapshot: GitOpsSnapshot,
  environment: string,
  chart: ChartConfig,
): Promise<EnvironmentState> {
  const set = applicationSetPath(environment);
  const project = projectPath(environment);
  const [setText, projectText] = await Promise.all([
    readFile(snapshot, set),
    readFile(snapshot, project),
  ]);
  const source = readChartSource(set, setText, chart.name);
  if (source.registry !== chart.registry) {
    throw new InputError(
      `${set} takes the chart from ${source.registry}, but delivery.chart.registry is ${chart.registry}. Correct one of them: a version is looked up where Argo CD looks for it.`,
    );
  }
  return {
    version: source.version,
    allowedKinds: allowedKinds(project, projectText),
  };
}

/** The files that move an environment; nothing else in them changes. */
export async function moveEnvironment(
  snapshot: GitOpsSnapshot,
  environment: string,
  target: { chart: string; version: string; kinds: readonly string[] },
): Promise<FileChanges> {
  const set = applicationSetPath(environment);
  const project = projectPath(environment);
  const projectText = await readFile(snapshot, project);
  const present = allowedKinds(project, projectText);
  return {
    [set]: withChartVersion(set, await readFile(snapshot, set), target),
    [project]: withKinds(
      project,
      projectText,
      target.kinds.filter(kind => !present.includes(kind)),
    ),
  };
}

function applicationSetPath(environment: string): string {
  return `applicationsets/${environment}.yaml`;
}

function projectPath(environment: string): string {
  return `projects/${environment}.yaml`;
}

async function readFile(
  snapshot: GitOpsSnapshot,
  path: string,
): Promise<string> {
  const text = await snapshot.read(path);
  if (text === undefined) {
    throw new NotFoundError(
      `The platform repository has no ${path} at ${snapshot.commit}. Copy it from another environment.`,
    );
  }
  return text;
}
