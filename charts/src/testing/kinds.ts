import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Manifest } from '../manifests';
import { CHART } from '../render';

/** What controllers of Kubernetes make of a kind and Argo CD shows below it. Secrets are left out on purpose. */
const CHILDREN: Record<string, string[]> = {
  'apps/Deployment': ['apps/ReplicaSet', 'Pod'],
  'apps/StatefulSet': [
    'apps/ControllerRevision',
    'Pod',
    'PersistentVolumeClaim',
  ],
  'batch/CronJob': ['batch/Job', 'Pod'],
  Service: ['discovery.k8s.io/EndpointSlice'],
};

/** `apps/Deployment`, or `Service` in the core group. */
export function kindOf({
  apiVersion,
  kind,
}: Pick<Manifest, 'apiVersion' | 'kind'>): string {
  return apiVersion.includes('/')
    ? `${apiVersion.split('/')[0]}/${kind}`
    : kind;
}

export function distinct(kinds: string[]): string[] {
  return [...new Set(kinds)].sort();
}

export function childrenOf(kinds: string[]): string[] {
  return distinct(kinds.flatMap(kind => CHILDREN[kind] ?? []));
}

/** The kinds that the templates name at the start of a document, rendered or not. */
export function kindsInTemplates(): string[] {
  const templates = path.join(CHART, 'templates');
  return distinct(
    readdirSync(templates).flatMap(file => {
      const text = readFileSync(path.join(templates, file), 'utf8');
      return [...text.matchAll(/^apiVersion: (\S+)\nkind: (\S+)$/gm)].map(
        ([, apiVersion, kind]) => kindOf({ apiVersion, kind }),
      );
    }),
  );
}
