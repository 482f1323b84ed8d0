import type { LiveObject } from '../../cluster';
import { html, type Html } from '../../core';
import { treeNode } from '../api/tree';
import type { Application } from '../model';
import { badge } from './badge';

/** One Application: what runs, what it consists of, and what happened lately. */
export function detail(
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
