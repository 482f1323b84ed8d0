import {
  ARGOCD_APP_SELECTOR_ANNOTATION,
  DELIVERY_SERVICE_ANNOTATION,
} from '@internal/plugin-delivery-common';
import { CATALOG_FILE, catalogFileIn } from '../../lib';
import type { About } from './About';
import { OTHER_WORKFLOW_PATH } from './planProposal';

/** What somebody has to know of a proposal to a repository that has files of its own; empty texts where nothing is to be said. */
export function notesOn(about: About): string[] {
  return [
    forkNote(about),
    workflowNote(about),
    imageNote(about),
    docsNote(about),
    catalogNote(about),
    apiNote(about),
  ];
}

function forkNote({ repository }: About): string {
  return repository.fork
    ? `This repository is a fork: GitHub runs no workflow of it until somebody allows that on ${repository.htmlUrl}/actions.`
    : '';
}

/** Which workflow delivers, where there was one of that name. */
function workflowNote({ files, left }: About): string {
  const own = left.find(path => /^\.github\/workflows\/ci\.ya?ml$/i.test(path));
  if (Object.hasOwn(files, OTHER_WORKFLOW_PATH)) {
    return `Your \`${own}\` goes on as it is. What delivers is \`${OTHER_WORKFLOW_PATH}\`, which tests and builds as well: take out of yours what it does twice.`;
  }
  return left.includes(OTHER_WORKFLOW_PATH)
    ? `This brings no pipeline, since \`${OTHER_WORKFLOW_PATH}\` is there: nothing is released unless that calls the organisation's own.`
    : '';
}

/** How the image that is proposed starts: it is made without knowing the code. */
function imageNote({ files }: About): string {
  const [, command] = /^CMD (\[.*\])$/m.exec(files.Dockerfile ?? '') ?? [];
  return command
    ? `The \`Dockerfile\` is a beginning, made without knowing your code. It starts the service by \`${JSON.parse(
        command,
      ).join(
        ' ',
      )}\`, unless the form was given a command. The pipeline builds it in this pull request already.`
    : '';
}

/** Which pages the portal shows, where some of them are ours and some are theirs. */
function docsNote({ files, left, pages }: About): string {
  const own = left.find(path => /^mkdocs\.ya?ml$/i.test(path));
  if (own) {
    return Object.keys(files).some(path => path.startsWith('docs/'))
      ? `Your \`${own}\` says which pages the portal shows: if it has a \`nav\`, the pages above are shown once they are in it.`
      : '';
  }
  return Object.hasOwn(files, 'mkdocs.yml') && pages.length > 0
    ? `\`docs/\` has ${pages.length} ${
        pages.length === 1 ? 'page' : 'pages'
      } of your own. The portal shows them once they are in the \`nav\` of \`mkdocs.yml\`; without any \`nav\` it shows every page.`
    : '';
}

function catalogNote({ service, left }: About): string {
  const own = catalogFileIn(left);
  return own
    ? `Your \`${own}\` needs these annotations for the service's page in the portal:\n\n\`\`\`yaml\n${annotationsOf(
        service,
      )}\n\`\`\``
    : '';
}

/** Which API was found, and how the catalog gets to know it. */
function apiNote({ api, left }: About): string {
  if (!api) {
    return '';
  }
  const own = catalogFileIn(left);
  const found = `## Its API\n\n\`${api.path}\` says that it describes the API.`;
  return own
    ? `${found} For a page of it in the portal, unless there is one, add \`providesApis: [${api.name}]\` to the \`spec\` of the component in your \`${own}\`, and this to its end:\n\n\`\`\`yaml\n---\n${api.entity}\`\`\``
    : `${found} \`${CATALOG_FILE}\` registers it as \`${api.name}\`, so that it has a page in the portal. Should that not be what the service answers, take \`providesApis\` and the second part out of that file.`;
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
