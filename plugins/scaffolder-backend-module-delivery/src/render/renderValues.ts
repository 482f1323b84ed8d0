import { hostIn, type Size } from '@internal/plugin-delivery-common';
import type { JsonObject, JsonValue } from '@backstage/types';
import { Document } from 'yaml';
import { flowLeaves } from './flowLeaves';
import { isObject } from './isObject';
import { withSecretKeys } from './secretKeys';

export interface ValuesInput {
  /** Name of the owning team; part of labels. */
  team: string;
  system: string;
  environment: string;
  size: Size;
  /**
   * Goes over what is above, object by object; lists and texts whole. What is null or an empty object is unset. The
   * text `{environment}` in a host stands for the environment's name.
   */
  extra?: JsonObject;
}

/** `values.yaml` of a service in an environment: what differs from the chart's defaults, and no more. */
export function renderValues(input: ValuesInput): string {
  const { team, system, environment, size, extra } = input;
  const values: JsonObject = {
    owner: { team, ...(system ? { system } : {}) },
    environment,
    workload: { replicas: size.replicas },
    resources: {
      requests: { cpu: size.cpu, memory: size.memory },
      limits: { memory: size.memory },
    },
  };
  const document = new Document(
    withSecretKeys(
      withHost(withoutUnset(mergeValues(values, extra ?? {})), environment),
      environment,
    ),
  );
  flowLeaves(document);
  document.commentBefore =
    ' Yours: size, ports, probes, exposure, configuration. Its keys are described in the chart.';
  return document.toString({ lineWidth: 0 });
}

/** Objects are merged, everything else is replaced. */
export function mergeValues(base: JsonObject, over: JsonObject): JsonObject {
  const merged: JsonObject = { ...base };
  for (const [key, value] of Object.entries(over)) {
    const before = merged[key];
    merged[key] =
      isObject(before) && isObject(value) ? mergeValues(before, value) : value;
  }
  return merged;
}

/** The chart wants absent what is unset: what templates leave empty goes, and exposure of what takes no requests. */
function withoutUnset(values: JsonObject): JsonObject {
  const entries = Object.entries(values)
    .map(
      ([key, value]) =>
        [key, isObject(value) ? withoutUnset(value) : value] as const,
    )
    .filter(
      ([, value]) =>
        value !== undefined &&
        value !== null &&
        !(isObject(value) && Object.keys(value).length === 0),
    );
  const kept: JsonObject = Object.fromEntries(entries);
  if (isObject(kept.workload) && !takesRequests(kept.workload.type)) {
    delete kept.expose;
  }
  return kept;
}

function takesRequests(workloadType: JsonValue | undefined): boolean {
  return workloadType !== 'worker' && workloadType !== 'cronjob';
}

function withHost(values: JsonObject, environment: string): JsonObject {
  const { expose } = values;
  const ingress = isObject(expose) ? expose.ingress : undefined;
  if (!isObject(ingress) || typeof ingress.host !== 'string') {
    return values;
  }
  const host = hostIn(ingress.host, environment);
  return mergeValues(values, { expose: { ingress: { host } } });
}
