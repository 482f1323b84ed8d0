import { randomBytes } from 'node:crypto';
import { refOf, type LiveObject } from '../model';
import type { ObjectStore } from '../ObjectStore';
import { timestamp } from './workload';

const KEPT = 600;

/** Writes Kubernetes events about objects, and forgets the oldest. */
export class Recorder {
  constructor(
    private readonly store: ObjectStore,
    private readonly now: () => Date,
  ) {}

  event(
    about: LiveObject,
    type: 'Normal' | 'Warning',
    reason: string,
    message: string,
  ): void {
    const namespace = about.metadata.namespace ?? 'default';
    const known = this.store.list({ kind: 'Event', namespace });
    const repeated = known.find(
      event =>
        event.reason === reason &&
        event.message === message &&
        (event.involvedObject as { uid?: string }).uid === about.metadata.uid,
    );
    if (repeated) {
      this.store.amend(refOf(repeated), {
        count: Number(repeated.count ?? 1) + 1,
        lastTimestamp: timestamp(this.now()),
      });
      return;
    }
    for (const old of known.slice(0, Math.max(0, known.length - KEPT))) {
      this.store.delete(refOf(old));
    }
    this.store.create({
      apiVersion: 'v1',
      kind: 'Event',
      metadata: {
        name: `${about.metadata.name}.${randomBytes(8).toString('hex')}`,
        namespace,
      },
      involvedObject: {
        apiVersion: about.apiVersion,
        kind: about.kind,
        name: about.metadata.name,
        namespace: about.metadata.namespace,
        uid: about.metadata.uid,
        resourceVersion: about.metadata.resourceVersion,
      },
      type,
      reason,
      message,
      count: 1,
      firstTimestamp: timestamp(this.now()),
      lastTimestamp: timestamp(this.now()),
      source: { component: 'sandbox' },
      reportingComponent: 'sandbox',
      reportingInstance: '',
    });
  }
}
