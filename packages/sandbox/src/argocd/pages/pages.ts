import { Router, type Response } from 'express';
import type { LiveObject } from '../../cluster';
import { html, type Html } from '../../core';
import { ARGOCD_NAMESPACE, type Application } from '../model';
import type { ApiDeps } from '../api/deps';
import { descendants, treeNode } from '../api/tree';
import { page } from './page';

const TONES: Record<string, string> = {
  Healthy: 'good',
  Synced: 'good',
  Succeeded: 'good',
  Normal: '',
  Progressing: 'busy',
  Running: 'busy',
  OutOfSync: 'warn',
  Missing: 'warn',
  Suspended: 'warn',
  Degraded: 'bad',
  Failed: 'bad',
  Error: 'bad',
};

const badge = (code: string | undefined): Html =>
  html`<span class="badge ${TONES[code ?? ''] ?? ''}"
    >${code ?? 'Unknown'}</span
  >`;

/** Pages to look at Applications: nothing to click but links, no scripts. */
export function pages(deps: ApiDeps): Router {
  const router = Router();
  router.get('/applications', (_request, response) => {
    send(response, 200, 'Applications', overview(deps.controller.list()));
  });
  router.get(
    [`/applications/${ARGOCD_NAMESPACE}/:name`, '/applications/:name'],
    (request, response) => {
      const application = deps.controller.get(request.params.name);
      if (!application) {
        const missing = html`<h1>No such Application</h1>
          <p>
            There is no Application ${request.params.name}.
            <a href="/applications">All Applications</a>
          </p>`;
        send(response, 404, 'No such Application', missing);
        return;
      }
      const objects = descendants(
        deps.cluster,
        deps.controller.managedBy(application.name),
      );
      const uids = new Set(objects.map(object => object.metadata.uid));
      const events = deps.cluster
        .list({ kind: 'Event' })
        .filter(event =>
          uids.has((event.involvedObject as { uid: string }).uid),
        );
      send(
        response,
        200,
        application.name,
        detail(application, objects, events),
      );
    },
  );
  return router;
}

function send(
  response: Response,
  status: number,
  title: string,
  body: Html,
): void {
  response
    .status(status)
    .set({
      'content-security-policy':
        "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
      'cache-control': 'no-store',
    })
    .type('html')
    .send(page(`${title} · Argo CD (sandbox)`, body));
}

function overview(applications: Application[]): Html {
  const rows = [...applications]
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .map(
      ({ name, spec, status }) => html`<tr>
        <td><a href="/applications/${ARGOCD_NAMESPACE}/${name}">${name}</a></td>
        <td>${spec.project}</td>
        <td>${badge(status.sync?.status)}</td>
        <td>${badge(status.health?.status)}</td>
      </tr>`,
    );
  return html`<h1>Applications</h1>
    <p class="dim">The sandbox's Argo CD</p>
    <table>
      <tr>
        <th>Name</th>
        <th>Project</th>
        <th>Sync</th>
        <th>Health</th>
      </tr>
      ${rows}
    </table>`;
}

function detail(
  application: Application,
  objects: LiveObject[],
  events: LiveObject[],
): Html {
  const { name, spec, status } = application;
  const operation = status.operationState;
  const sections = [
    conditionsOf(application),
    html`<h2>Release</h2>
      ${status.summary?.images?.length
        ? status.summary.images.map(image => html`<p><code>${image}</code></p>`)
        : html`<p class="dim">Nothing runs yet.</p>`}`,
    html`<h2>Revisions</h2>
      <p>
        <code
          >${(status.sync?.revisions ?? [status.sync?.revision ?? '–']).join(
            ' · ',
          )}</code
        >
      </p>`,
    operation &&
      html`<h2>Last operation</h2>
        <p>
          ${badge(operation.phase)} ${operation.message}
          <span class="dim"
            >${operation.finishedAt ?? operation.startedAt}</span
          >
        </p>`,
    resourcesOf(application),
    podsOf(objects),
    eventsOf(events),
  ];
  return html`<p><a href="/applications">Applications</a></p>
    <h1>${name}</h1>
    <p>
      ${badge(status.sync?.status)} ${badge(status.health?.status)}
      <span class="dim"
        >project ${spec.project}, namespace ${spec.destination.namespace},
        compared ${status.reconciledAt ?? 'never'}</span
      >
    </p>
    ${sections}`;
}

function conditionsOf({ status }: Application): Html | undefined {
  return status.conditions?.length
    ? html`<h2>Conditions</h2>
        ${status.conditions.map(
          ({ type, message }) =>
            html`<p><span class="badge bad">${type}</span> ${message}</p>`,
        )}`
    : undefined;
}

function resourcesOf({ status }: Application): Html {
  const rows = (status.resources ?? []).map(
    resource => html`<tr>
      <td>${resource.kind}</td>
      <td>${resource.name}</td>
      <td>${badge(resource.status)}</td>
      <td>${resource.health && badge(resource.health.status)}</td>
      <td class="dim">${resource.health?.message}</td>
    </tr>`,
  );
  return html`<h2>Resources</h2>
    <table>
      <tr>
        <th>Kind</th>
        <th>Name</th>
        <th>Sync</th>
        <th>Health</th>
        <th></th>
      </tr>
      ${rows}
    </table>`;
}

function podsOf(objects: LiveObject[]): Html | undefined {
  const pods = objects.filter(object => object.kind === 'Pod').map(treeNode);
  return pods.length
    ? html`<h2>Pods</h2>
        <table>
          ${pods.map(
            pod =>
              html`<tr>
                <td>${pod.name}</td>
                <td>${badge(pod.health?.status)}</td>
                <td>
                  ${(pod.info ?? []).map(({ value }) => value).join(' · ')}
                </td>
              </tr>`,
          )}
        </table>`
    : undefined;
}

function eventsOf(events: LiveObject[]): Html | undefined {
  const latest = events.slice(-20).reverse();
  return latest.length
    ? html`<h2>Events</h2>
        <table>
          ${latest.map(
            event =>
              html`<tr>
                <td class="dim">${String(event.lastTimestamp)}</td>
                <td>${String(event.reason)}</td>
                <td>${String(event.message)}</td>
              </tr>`,
          )}
        </table>`
    : undefined;
}
