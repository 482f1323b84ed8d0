import { findKind, type Kind } from './kinds';
import { matchesSelector, type LabelSelector } from './selectors';
import { groupOf, type KubernetesObject } from './objects';
import { attributesOf, type Attribute } from './typeMaps';

const DNS_SUBDOMAIN = /^[a-z0-9]([-a-z0-9.]*[a-z0-9])?$/;
const QUANTITY_FIELDS = new Set([
  'limits',
  'requests',
  'hard',
  'default',
  'defaultRequest',
  'max',
  'min',
  'sizeLimit',
  'averageValue',
]);
const CUSTOM_TOP_LEVEL = new Set([
  'apiVersion',
  'kind',
  'metadata',
  'spec',
  'status',
  'operation',
]);

/**
 * What a real API server would say against a manifest: unknown kinds and fields, nulls, wrong types, names that are
 * none, selectors that miss their own Pods. Empty when it would take it.
 */
export function validateManifest(object: KubernetesObject): string[] {
  const kind = findKind(groupOf(object.apiVersion), object.kind);
  if (!kind) {
    return [
      `no matches for kind "${object.kind}" in version "${object.apiVersion}"`,
    ];
  }
  const problems: string[] = [];
  const served = kind.group ? `${kind.group}/${kind.version}` : kind.version;
  if (object.apiVersion !== served) {
    problems.push(
      `no matches for kind "${object.kind}" in version "${object.apiVersion}"; this cluster serves ${served}`,
    );
  }
  if (!DNS_SUBDOMAIN.test(object.metadata?.name ?? '')) {
    problems.push(
      `metadata.name: Invalid value: ${JSON.stringify(
        object.metadata?.name ?? '',
      )}: must be a lowercase RFC 1123 subdomain`,
    );
  }
  if (kind.model) {
    checkType(kind.model, object, '', problems);
  } else {
    checkCustom(object, problems);
  }
  if (problems.length === 0) {
    checkPods(kind, object, problems);
  }
  return problems;
}

function checkCustom(object: KubernetesObject, problems: string[]): void {
  for (const field of Object.keys(object)) {
    if (!CUSTOM_TOP_LEVEL.has(field)) {
      problems.push(`unknown field "${field}"`);
    }
  }
  checkType('V1ObjectMeta', object.metadata, 'metadata', problems);
  checkNulls(object.spec, 'spec', problems);
}

function checkNulls(value: unknown, path: string, problems: string[]): void {
  if (value === null) {
    problems.push(`${path}: null is not a value`);
  } else if (typeof value === 'object') {
    for (const [key, item] of Object.entries(value as object)) {
      checkNulls(item, `${path}.${key}`, problems);
    }
  }
}

/** Checks a value against a type as Kubernetes' description spells it: `V1PodSpec`, `Array<string>`, `{ [key: string]: string; }`. */
function checkType(
  type: string,
  value: unknown,
  path: string,
  problems: string[],
): void {
  if (value === null) {
    problems.push(`${path}: null is not a value`);
    return;
  }
  const array = /^(?:Array|Set)<(.+)>$/.exec(type);
  const map = /^\{ \[key: string\]: (.+); \}$/.exec(type);
  if (array) {
    if (!Array.isArray(value)) {
      problems.push(`${path}: expected a list`);
      return;
    }
    value.forEach((item, index) =>
      checkType(array[1], item, `${path}[${index}]`, problems),
    );
  } else if (map) {
    if (!isMap(value)) {
      problems.push(`${path}: expected a map`);
      return;
    }
    for (const [key, item] of Object.entries(value)) {
      checkType(map[1], item, `${path}.${key}`, problems);
    }
  } else {
    checkPlain(type, value, path, problems);
  }
}

function checkPlain(
  type: string,
  value: unknown,
  path: string,
  problems: string[],
): void {
  const actual = typeof value;
  if (type === 'string' || type === 'boolean' || type === 'number') {
    if (actual !== type) {
      problems.push(
        `${path}: expected ${type}, got ${actual} ${JSON.stringify(value)}`,
      );
    }
    return;
  }
  if (type === 'IntOrString') {
    if (actual !== 'string' && actual !== 'number') {
      problems.push(`${path}: expected a number or a string`);
    }
    return;
  }
  const attributes = attributesOf(type);
  if (!attributes) {
    return;
  }
  if (!isMap(value)) {
    problems.push(`${path || type}: expected a map`);
    return;
  }
  checkFields(attributes, value, path, problems);
}

function checkFields(
  attributes: Attribute[],
  value: Record<string, unknown>,
  path: string,
  problems: string[],
): void {
  for (const [field, item] of Object.entries(value)) {
    if (item === undefined) {
      continue;
    }
    const at = path ? `${path}.${field}` : field;
    const attribute = attributes.find(({ baseName }) => baseName === field);
    if (!attribute) {
      problems.push(`unknown field "${at}"`);
    } else {
      checkType(
        QUANTITY_FIELDS.has(field)
          ? quantityType(attribute.type)
          : attribute.type,
        item,
        at,
        problems,
      );
    }
  }
}

/** Quantities are written as text or as a number; Kubernetes' description calls both string. */
function quantityType(type: string): string {
  return type
    .replace(/\bstring(?=;|$)/, 'IntOrString')
    .replace('[key: IntOrString]', '[key: string]');
}

function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

interface Workload {
  selector?: LabelSelector;
  template?: {
    metadata?: { labels?: Record<string, string> };
    spec?: { containers?: Array<{ name?: string; image?: string }> };
  };
}

function checkPods(
  kind: Kind,
  object: KubernetesObject,
  problems: string[],
): void {
  if (!['Deployment', 'StatefulSet', 'ReplicaSet'].includes(kind.kind)) {
    return;
  }
  const spec = (object.spec ?? {}) as Workload;
  if (!spec.selector) {
    problems.push('spec.selector: Required value');
  } else if (!matchesSelector(spec.selector, spec.template?.metadata?.labels)) {
    problems.push(
      'spec.template.metadata.labels: Invalid value: `selector` does not match template `labels`',
    );
  }
  const containers = spec.template?.spec?.containers ?? [];
  if (containers.length === 0) {
    problems.push('spec.template.spec.containers: Required value');
  }
  containers.forEach((container, index) => {
    for (const field of ['name', 'image'] as const) {
      if (!container[field]) {
        problems.push(
          `spec.template.spec.containers[${index}].${field}: Required value`,
        );
      }
    }
  });
}
