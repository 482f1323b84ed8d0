import { refOf, type JsonObject, type LiveObject } from '../model';
import type { ObjectStore } from '../ObjectStore';
import type { Controller } from './Controller';

type Report = (object: LiveObject, at: string) => JsonObject;

interface RouteSpec {
  parentRefs?: JsonObject[];
}

/** What the operators of a cluster report once they have taken an object; the simulation has them take all. */
const REPORTS: Record<string, Report> = {
  PersistentVolumeClaim: object => ({
    phase: 'Bound',
    accessModes: object.spec?.accessModes,
    capacity: (object.spec?.resources as JsonObject | undefined)?.requests,
  }),
  Ingress: object => ({
    loadBalancer: {
      ingress: [
        {
          hostname: `k8s-${object.metadata.namespace}-${object.metadata.name}.elb.sandbox.example`,
        },
      ],
    },
  }),
  Service: object =>
    object.spec?.type === 'LoadBalancer'
      ? {
          loadBalancer: {
            ingress: [
              { hostname: `${object.metadata.name}.elb.sandbox.example` },
            ],
          },
        }
      : { loadBalancer: {} },
  ExternalSecret: (_object, at) => ({
    refreshTime: at,
    conditions: [
      {
        type: 'Ready',
        status: 'True',
        reason: 'SecretSynced',
        message: 'secret synced',
        lastTransitionTime: at,
      },
    ],
  }),
  HTTPRoute: (object, at) => ({
    parents: ((object.spec as RouteSpec | undefined)?.parentRefs ?? []).map(
      parentRef => ({
        parentRef,
        controllerName: 'sandbox/gateway',
        conditions: ['Accepted', 'ResolvedRefs'].map(type => ({
          type,
          status: 'True',
          reason: type,
          message: '',
          observedGeneration: object.metadata.generation,
          lastTransitionTime: at,
        })),
      }),
    ),
  }),
  ResourceQuota: object => ({ hard: object.spec?.hard, used: {} }),
};

/** Stands in for load balancers, volumes, gateways and external secrets: all accept, a moment later. */
export class OperatorController implements Controller {
  readonly kinds = Object.keys(REPORTS);

  constructor(private readonly store: ObjectStore) {}

  reconcile(object: LiveObject): undefined {
    // The moment of the first report stays: a status that changes by itself would never come to rest.
    const at = object.metadata.creationTimestamp;
    this.store.setStatus(
      refOf(object),
      JSON.parse(JSON.stringify(REPORTS[object.kind](object, at))),
    );
    return undefined;
  }
}
