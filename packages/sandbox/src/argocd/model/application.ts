import type { LiveObject, ObjectRef } from '../../cluster';
import {
  applicationSpecSchema,
  projectSpecSchema,
  type ApplicationSpec,
  type ProjectSpec,
} from './spec';
import type { ApplicationStatus } from './status';

export const ARGOCD_NAMESPACE = 'argocd';
const ARGOCD_GROUP = 'argoproj.io';
export const IN_CLUSTER = 'https://kubernetes.default.svc';
export const RESOURCES_FINALIZER = 'resources-finalizer.argocd.argoproj.io';

/** An Application as the engine works with it. */
export interface Application {
  name: string;
  object: LiveObject;
  spec: ApplicationSpec;
  status: Partial<ApplicationStatus>;
}

export interface Project {
  name: string;
  spec: ProjectSpec;
}

export function applicationRef(name: string): ObjectRef {
  return argoRef('Application', name);
}

export function argoRef(kind: string, name: string): ObjectRef {
  return { group: ARGOCD_GROUP, kind, namespace: ARGOCD_NAMESPACE, name };
}

/** Reads an Application object; a spec that is none gives the reasons instead. */
export function readApplication(
  object: LiveObject,
): { application: Application } | { problem: string } {
  const parsed = applicationSpecSchema.safeParse(object.spec);
  if (!parsed.success) {
    return {
      problem: parsed.error.issues
        .map(issue => `spec.${issue.path.join('.')}: ${issue.message}`)
        .join('; '),
    };
  }
  return {
    application: {
      name: object.metadata.name,
      object,
      spec: parsed.data,
      status: (object.status ?? {}) as Partial<ApplicationStatus>,
    },
  };
}

export function readProject(object: LiveObject): Project {
  return {
    name: object.metadata.name,
    spec: projectSpecSchema.parse(object.spec ?? {}),
  };
}
