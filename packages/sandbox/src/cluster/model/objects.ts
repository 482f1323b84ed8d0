/** Any JSON value of a manifest. */
export type Json =
  | string
  | number
  | boolean
  | null
  | Json[]
  | { [key: string]: Json | undefined };

export type JsonObject = { [key: string]: Json | undefined };

export interface OwnerReference {
  apiVersion: string;
  kind: string;
  name: string;
  uid: string;
  controller?: boolean;
  blockOwnerDeletion?: boolean;
}

export interface ObjectMeta {
  name: string;
  namespace?: string;
  uid?: string;
  resourceVersion?: string;
  generation?: number;
  creationTimestamp?: string;
  deletionTimestamp?: string;
  labels?: Record<string, string>;
  annotations?: Record<string, string>;
  ownerReferences?: OwnerReference[];
  finalizers?: string[];
}

/** An object as a manifest gives it, or as the cluster keeps it. */
export interface KubernetesObject {
  apiVersion: string;
  kind: string;
  metadata: ObjectMeta;
  spec?: JsonObject;
  status?: JsonObject;
  [field: string]: unknown;
}

/** An object that the cluster has taken: it has an identity. */
export interface LiveObject extends KubernetesObject {
  metadata: ObjectMeta & {
    uid: string;
    resourceVersion: string;
    generation: number;
    creationTimestamp: string;
  };
}

/** What names an object. `namespace` is absent for cluster-wide kinds. */
export interface ObjectRef {
  group: string;
  kind: string;
  namespace?: string;
  name: string;
}

export function groupOf(apiVersion: string): string {
  return apiVersion.includes('/') ? apiVersion.split('/')[0] : '';
}

export function versionOf(apiVersion: string): string {
  return apiVersion.split('/').pop() ?? apiVersion;
}

export function refOf(object: KubernetesObject): ObjectRef {
  return {
    group: groupOf(object.apiVersion),
    kind: object.kind,
    namespace: object.metadata.namespace,
    name: object.metadata.name,
  };
}

export function keyOf(ref: ObjectRef): string {
  return `${ref.group}/${ref.kind}/${ref.namespace ?? ''}/${ref.name}`;
}

/** The owner that manages an object, if any. */
export function controllerOf(
  object: KubernetesObject,
): OwnerReference | undefined {
  return object.metadata.ownerReferences?.find(owner => owner.controller);
}

/** An owner reference to an object that manages others. */
export function ownedBy(owner: LiveObject): OwnerReference {
  return {
    apiVersion: owner.apiVersion,
    kind: owner.kind,
    name: owner.metadata.name,
    uid: owner.metadata.uid,
    controller: true,
    blockOwnerDeletion: true,
  };
}
