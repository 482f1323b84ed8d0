import {
  ARGOCD_APP_SELECTOR_ANNOTATION,
  DELIVERY_SERVICE_ANNOTATION,
} from '@internal/plugin-delivery-common';
import { WORKFLOW_PATH } from '../../render';
import type { NeededFile } from '../inspect-repository/language';
import { CATALOG_FILE, OTHER_WORKFLOW_PATH } from './planProposal';
import type { RegisteredApi } from './registeredApi';

/** The pull request in words: what it brings, what it leaves, and what must hold before it is merged. */
export function describeProposal(options: {
  service: string;
  added: string[];
  left: string[];
  /** What the pipeline needs and does not find. */
  needed: NeededFile[];
  /** The API that our catalog file registers, by a document that was found. */
  api?: RegisteredApi;
  taskUrl: string;
}): string {
  const { service, added, left, needed, api, taskUrl } = options;
  const list = (paths: string[]) =>
    paths.map(path => `- \`${path}\``).join('\n');
  const parts = [
    `Makes \`${service}\` a service of the platform. The first release happens when this is merged; until then nothing runs.`,
    `## Added\n\n${list(added)}`,
    left.length > 0
      ? `## Left as it is\n\nThese are there already, so that they were not touched:\n\n${list(
          left,
        )}`
      : '',
    workflowNote(added, left),
    left.includes(CATALOG_FILE)
      ? `Your \`catalog-info.yaml\` needs these annotations for the service's page in the portal:\n\n\`\`\`yaml\n${annotationsOf(
          service,
        )}\n\`\`\``
      : '',
    api ? apiNote(api, left.includes(CATALOG_FILE)) : '',
    needed.length > 0
      ? `## What the pipeline needs\n\nIt fails without these, which are not there yet:\n\n${needed
          .map(({ path, how }) => `- \`${path}\`: ${how}`)
          .join('\n')}`
      : '',
    [
      '## Before you merge',
      '',
      '- The image runs as user 10001 without any privilege, on a read-only disk where only `/tmp` can be written.',
      '- It listens on the port, and answers at the path, that the form was given.',
      '- On SIGTERM it ends the requests that it has begun, within 30 seconds.',
    ].join('\n'),
    `---\nProposed by the portal: ${taskUrl}`,
  ];
  return parts.filter(Boolean).join('\n\n');
}

/** Which API was found, and how the catalog gets to know it. */
function apiNote(
  { name, path, entity }: RegisteredApi,
  hasCatalogFile: boolean,
): string {
  const found = `## Its API\n\n\`${path}\` says that it describes the API.`;
  return hasCatalogFile
    ? `${found} For a page of it in the portal, unless there is one, add \`providesApis: [${name}]\` to the \`spec\` of the component in your \`${CATALOG_FILE}\`, and this to its end:\n\n\`\`\`yaml\n---\n${entity}\`\`\``
    : `${found} \`${CATALOG_FILE}\` registers it as \`${name}\`, so that it has a page in the portal. Should that not be what the service answers, take \`providesApis\` and the second part out of that file.`;
}

/** What the portal finds a service's Applications and Pods by. */
function annotationsOf(service: string): string {
  const selector = `${DELIVERY_SERVICE_ANNOTATION}=${service}`;
  return [
    `${DELIVERY_SERVICE_ANNOTATION}: ${service}`,
    `${ARGOCD_APP_SELECTOR_ANNOTATION}: ${selector}`,
    `backstage.io/kubernetes-label-selector: ${selector}`,
  ].join('\n');
}

/** Which workflow delivers, where there was one of that name. */
function workflowNote(added: string[], left: string[]): string {
  if (added.includes(OTHER_WORKFLOW_PATH)) {
    return `Your \`${WORKFLOW_PATH}\` goes on as it is. What delivers is \`${OTHER_WORKFLOW_PATH}\`, which tests and builds as well: take out of yours what it does twice.`;
  }
  return left.includes(OTHER_WORKFLOW_PATH)
    ? `This brings no pipeline, since \`${OTHER_WORKFLOW_PATH}\` is there: nothing is released unless that calls the organisation's own.`
    : '';
}
