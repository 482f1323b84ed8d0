import type { TemplateEntityV1beta3 } from '@backstage/plugin-scaffolder-common';
import type { JsonObject, JsonValue } from '@backstage/types';
import { fill, merge } from './fill';
import { placesOf } from './languages';
import { prebuiltImageOf } from './prebuilt';
import { questionsOf } from './questions';
import type { Shared, SharedPage, TemplateSource } from './source';

const LAYER_OF_ALL = 'shared/skeleton';

/** The template that the catalog reads, out of its source and the shared parts. */
export function composeTemplate(
  name: string,
  source: TemplateSource,
  shared: Shared,
): TemplateEntityV1beta3 {
  const templateRef = `${name}@${source.version}`;
  const pages = pagesOf(source, shared);
  const chart = [...pages.map(page => page.chart), source.chart].reduce(merge);
  const identity = {
    name,
    templateRef,
    title: source.title,
    version: source.version,
    type: source.type,
    language: source.language,
    extraMemory: source.extraMemory,
    single: source.single,
    prebuilt: source.prebuilt,
    prebuiltImage: prebuiltImageOf(source.prebuilt),
    tags: source.tags.filter(tag => tag !== 'recommended'),
  };
  const values = merge(
    { ...(fill(shared.values, identity) as JsonObject), ...optionsOf(source) },
    source.values,
  );
  const places = {
    ...identity,
    ...placesOf(source.languages),
    layers: [LAYER_OF_ALL, ...source.layers.map(layer => layerOf(name, layer))],
    verbatim: source.verbatim.length > 0 ? source.verbatim : undefined,
    values,
    steps: source.steps.flatMap(step => stepIdOf(step, shared)),
    chart: Object.keys(chart).length > 0 ? chart : undefined,
  };
  return fill(
    {
      apiVersion: 'scaffolder.backstage.io/v1beta3',
      kind: 'Template',
      metadata: {
        name,
        title: source.title,
        description: source.description,
        annotations: {
          'delivery/template': templateRef,
          'delivery/title-es': source['ui:es'].title,
          'delivery/description-es': source['ui:es'].description,
        },
        tags: source.tags,
      },
      spec: {
        owner: source.owner,
        type: source.type,
        parameters: pages.map(page => page.page),
        steps: source.steps.map(step =>
          partOf('step', step, shared.steps),
        ) as JsonValue[],
        output: source.output ?? shared.output,
      },
    },
    places,
  ) as unknown as TemplateEntityV1beta3;
}

function pagesOf(source: TemplateSource, shared: Shared): SharedPage[] {
  const known = Object.fromEntries(
    Object.entries(shared.pages).map(([name, { page }]) => [name, page]),
  );
  return source.pages.flatMap(page => {
    if (page === 'options') {
      return source.options ? [{ page: source.options, chart: {} }] : [];
    }
    const parts = (Array.isArray(page) ? page : [page]).map(part => {
      const name = nameOf('page', part);
      return {
        page: partOf('page', part, known),
        chart: name === undefined ? {} : shared.pages[name].chart,
      };
    });
    return [parts.reduce(joinPages)];
  });
}

/** One page that asks what two ask, under the title of the first. */
function joinPages(first: SharedPage, second: SharedPage): SharedPage {
  const { title: _title, 'ui:es': _spanish, ...questions } = second.page;
  const required = [first.page, questions].flatMap(
    page => (page.required ?? []) as string[],
  );
  return {
    page: {
      ...merge(first.page, questions),
      ...(required.length > 0 && { required }),
    },
    chart: merge(first.chart, second.chart),
  };
}

function nameOf(
  key: 'page' | 'step',
  part: string | JsonObject,
): string | undefined {
  const name = typeof part === 'string' ? part : part[key];
  return typeof name === 'string' ? name : undefined;
}

/** Ids of the steps tell the form what the template makes. */
function stepIdOf(step: string | JsonObject, shared: Shared): string[] {
  const { id } = partOf('step', step, shared.steps);
  return typeof id === 'string' ? [id] : [];
}

/** `push`, `{step: push, name: …}` and `{id: …, action: …}` alike as what they stand for. */
function partOf(
  key: 'page' | 'step',
  part: string | JsonObject,
  known: Record<string, JsonObject>,
): JsonObject {
  const name = nameOf(key, part);
  if (name === undefined) {
    return part as JsonObject;
  }
  if (!Object.hasOwn(known, name)) {
    throw new Error(
      `There is no shared ${key} "${name}", but ${Object.keys(known).join(
        ', ',
      )}`,
    );
  }
  const { [key]: _, ...changes } = typeof part === 'string' ? {} : part;
  return merge(known[name], changes);
}

/** The template's own options under their names, wherever in its page they are asked for. */
function optionsOf(source: TemplateSource): JsonObject {
  return Object.fromEntries(
    questionsOf(source.options).map(([option]) => [
      option,
      `\${{ parameters.${option} }}`,
    ]),
  );
}

/** A layer's folder beside the composed template; an expression that comes out empty stays empty. */
function layerOf(name: string, layer: string): string {
  const whole = /^\$\{\{(.+)\}\}$/s.exec(layer);
  return whole && !whole[1].includes('${{')
    ? `\${{ '${name}/' + (${whole[1].trim()}) if (${whole[1].trim()}) else '' }}`
    : `${name}/${layer}`;
}
