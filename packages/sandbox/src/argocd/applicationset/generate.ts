import type { KubernetesObject, LiveObject } from '../../cluster';
import { ownedBy } from '../../cluster';
import {
  applicationSpecSchema,
  ARGOCD_NAMESPACE,
  RESOURCES_FINALIZER,
} from '../model';
import type { ApplicationSetSpec } from './spec';
import type { TemplateEngine } from './TemplateEngine';

/** The Applications that a template makes of parameter sets. */
export async function generateApplications(options: {
  owner: LiveObject;
  spec: ApplicationSetSpec;
  parameters: object[];
  engine: TemplateEngine;
}): Promise<KubernetesObject[]> {
  const { owner, spec, parameters, engine } = options;
  if (!spec.goTemplate) {
    throw new Error('spec.goTemplate must be true: fasttemplate is not known');
  }
  const texts = [...new Set(textsOf(spec.template))];
  const rows = await engine.render(texts, parameters);
  const applications = rows.map(row => {
    const rendered = new Map(texts.map((text, index) => [text, row[index]]));
    return toApplication(owner, spec, rendered);
  });
  const names = applications.map(item => item.metadata.name);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice) {
    throw new Error(
      `ApplicationSet ${owner.metadata.name} contains applications with duplicate name: ${twice}`,
    );
  }
  return applications;
}

/** Every text of a template that holds an action. */
function textsOf(value: unknown): string[] {
  if (typeof value === 'string') {
    return value.includes('{{') ? [value] : [];
  }
  if (typeof value !== 'object' || value === null) {
    return [];
  }
  return Object.entries(value).flatMap(([key, item]) => [
    ...textsOf(key),
    ...textsOf(item),
  ]);
}

function fill(value: unknown, rendered: ReadonlyMap<string, string>): unknown {
  if (typeof value === 'string') {
    return rendered.get(value) ?? value;
  }
  if (Array.isArray(value)) {
    return value.map(item => fill(item, rendered));
  }
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(
      Object.entries(value).map(([key, item]) => [
        rendered.get(key) ?? key,
        fill(item, rendered),
      ]),
    );
  }
  return value;
}

function toApplication(
  owner: LiveObject,
  spec: ApplicationSetSpec,
  rendered: ReadonlyMap<string, string>,
): KubernetesObject {
  const template = fill(
    spec.template,
    rendered,
  ) as ApplicationSetSpec['template'];
  const { name, labels, annotations, finalizers } = template.metadata;
  const parsed = applicationSpecSchema.safeParse(template.spec);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new Error(
      `application ${name}: spec.${issue.path.join('.')}: ${issue.message}`,
    );
  }
  const kept = spec.syncPolicy.preserveResourcesOnDeletion
    ? []
    : [RESOURCES_FINALIZER];
  const all = finalizers ?? kept;
  return {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'Application',
    metadata: {
      name,
      namespace: ARGOCD_NAMESPACE,
      ...(labels && { labels }),
      ...(annotations && { annotations }),
      ...(all.length > 0 && { finalizers: all }),
      ownerReferences: [ownedBy(owner)],
    },
    spec: template.spec as KubernetesObject['spec'],
  };
}
