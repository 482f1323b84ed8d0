import type { Size } from '@internal/plugin-delivery-common';
import type { JsonObject, JsonValue } from '@backstage/types';
import { Document } from 'yaml';

export interface ValuesInput {
  /** Name of the owning team; part of labels. */
  team: string;
  system: string;
  environment: string;
  size: Size;
  /** Goes over what is above, object by object; lists and texts whole. */
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
  const document = new Document(mergeValues(values, extra ?? {}));
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

function isObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
