import {
  apiEntityV1alpha1Validator,
  componentEntityV1alpha1Validator,
  DefaultNamespaceEntityPolicy,
  EntityPolicies,
  FieldFormatEntityPolicy,
  NoForeignRootFieldsEntityPolicy,
  resourceEntityV1alpha1Validator,
  SchemaValidEntityPolicy,
  type Entity,
  type KindValidator,
} from '@backstage/catalog-model';
import { isError } from '@backstage/errors';
import { parseAllDocuments } from 'yaml';
import type { Rendered } from '../render';

/** What the catalog applies to every entity before it takes it. */
const POLICY = EntityPolicies.allOf([
  new SchemaValidEntityPolicy(),
  new DefaultNamespaceEntityPolicy(),
  new NoForeignRootFieldsEntityPolicy(),
  new FieldFormatEntityPolicy(),
]);

const VALIDATORS: Record<string, KindValidator> = {
  API: apiEntityV1alpha1Validator,
  Component: componentEntityV1alpha1Validator,
  Resource: resourceEntityV1alpha1Validator,
};

/** Why the catalog would refuse what the service registers, wherever its catalog file is kept. */
export async function catalogProblems(rendered: Rendered): Promise<string[]> {
  const places = [
    ...[...rendered.files].map(
      ([path, content]) => [path, content.toString('utf8')] as const,
    ),
    ...Object.entries(rendered.gitops),
  ].filter(([path]) => /(^|\/)catalog-info\.yaml$/.test(path));
  const problems = await Promise.all(
    places.map(async ([path, text]) => {
      const entities = parseAllDocuments(text).map(d => d.toJS() as Entity);
      return [
        ...(await Promise.all(
          entities.map(entity => entityProblems(entity, rendered)),
        )),
        missingParts(entities),
      ]
        .flat()
        .map(problem => `${path}: ${problem}`);
    }),
  );
  return problems.flat();
}

async function entityProblems(
  entity: Entity,
  rendered: Rendered,
): Promise<string[]> {
  const validator = VALIDATORS[entity.kind];
  if (!validator) {
    return [`no kind ${entity.kind} is allowed for services`];
  }
  const { entity: whole, problems } = withTexts(entity, rendered);
  try {
    const accepted = await POLICY.enforce(whole);
    if (!accepted || !(await validator.check(accepted))) {
      problems.push(`${entity.kind} is of an unknown version`);
    }
  } catch (error) {
    problems.push(isError(error) ? error.message : String(error));
  }
  return problems;
}

/** Reads `$text` as the catalog does. */
function withTexts(
  entity: Entity,
  rendered: Rendered,
): { entity: Entity; problems: string[] } {
  const definition = entity.spec?.definition as { $text?: string } | undefined;
  if (!definition?.$text) {
    return { entity, problems: [] };
  }
  const path = definition.$text.replace(/^\.\//, '');
  const text = rendered.files.get(path)?.toString('utf8');
  return {
    entity: { ...entity, spec: { ...entity.spec, definition: text ?? '-' } },
    problems: text === undefined ? [`$text names no file: ${path}`] : [],
  };
}

/** APIs that a component says it provides must be registered with it. */
function missingParts(entities: Entity[]): string[] {
  const apis = entities
    .filter(({ kind }) => kind === 'API')
    .map(({ metadata }) => metadata.name);
  return entities
    .flatMap(({ spec }) => (spec?.providesApis as string[] | undefined) ?? [])
    .filter(api => !apis.includes(api))
    .map(api => `provides ${api}, which is not there`);
}
