import {
  explainServiceName,
  gitopsPaths,
} from '@internal/plugin-delivery-common';
import type { GitOpsSnapshot } from '@internal/plugin-delivery-node';
import pLimit from 'p-limit';
import type { ServiceFiles } from './renderService';

/** Files that are fetched at a time. */
const CONCURRENCY = 8;

/** A directory of an environment: a service's files, or why they are none. */
export type ServiceDirectory =
  | { service: string; files: ServiceFiles }
  | { service: string; problem: string };

/** Every directory below `environments/<env>` of gitops-apps: as Argo CD sees it, each one is a service. */
export async function readServices(
  snapshot: GitOpsSnapshot,
  environment: { name: string; namespace: string },
): Promise<ServiceDirectory[]> {
  const root = `environments/${environment.name}`;
  const names = (await snapshot.list(root))
    .map(path => path.slice(root.length + 1).split('/'))
    .filter(segments => segments.length > 1)
    .map(([service]) => service);
  const limit = pLimit(CONCURRENCY);
  return Promise.all(
    [...new Set(names)].map(service =>
      limit(() => readService(snapshot, environment, service)),
    ),
  );
}

async function readService(
  snapshot: GitOpsSnapshot,
  environment: { name: string; namespace: string },
  service: string,
): Promise<ServiceDirectory> {
  // What is no service name could be read as an option on helm's command line.
  const wrongName = explainServiceName(service);
  if (wrongName) {
    return { service, problem: `The directory names no service. ${wrongName}` };
  }
  const paths = [
    gitopsPaths.values(environment.name, service),
    gitopsPaths.release(environment.name, service),
  ];
  const [values, release] = await Promise.all(
    paths.map(path => snapshot.read(path)),
  );
  if (values === undefined || release === undefined) {
    return {
      service,
      problem: `${values === undefined ? paths[0] : paths[1]} is missing`,
    };
  }
  const { namespace } = environment;
  return { service, files: { service, namespace, values, release } };
}
