import { html, type Html } from '../../core';
import { ARGOCD_NAMESPACE, type Application } from '../model';
import { badge } from './badge';

/** All Applications. */
export function overview(applications: Application[]): Html {
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
