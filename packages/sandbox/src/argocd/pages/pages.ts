import { Router, type Response } from 'express';
import { html, type Html } from '../../core';
import { ARGOCD_NAMESPACE } from '../model';
import type { ApiDeps } from '../api/ApiDeps';
import { descendants } from '../api/tree';
import { detail } from './detail';
import { overview } from './overview';
import { page } from './page';

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
