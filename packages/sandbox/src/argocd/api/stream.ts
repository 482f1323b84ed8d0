import type { Request, Response, Router } from 'express';
import PromiseRouter from 'express-promise-router';
import type { WatchEventType } from '../../cluster';
import { readApplication, type Application } from '../model';
import type { ApiDeps } from './ApiDeps';
import { text, texts } from './query';
import { matcher, shown } from './representation';

/** Opens a stream: newline-delimited JSON, or server-sent events for who asks for them. */
export function openStream(
  request: Request,
  response: Response,
): (result: unknown) => void {
  const events = (request.headers.accept ?? '').includes('text/event-stream');
  response.status(200).set({
    'content-type': events ? 'text/event-stream' : 'application/json',
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
  });
  response.flushHeaders();
  return result => {
    const line = JSON.stringify({ result });
    response.write(events ? `data: ${line}\n\n` : `${line}\n`);
  };
}

/** The present state of Applications, then each change, until the caller leaves. */
export function stream(deps: ApiDeps): Router {
  const router = PromiseRouter();
  router.get('/api/v1/stream/applications', (request, response) => {
    const matches = matcher({
      selector: text(request, 'selector'),
      projects: texts(request, 'projects', 'project'),
      name: text(request, 'name'),
    });
    const write = openStream(request, response);
    const send = (type: WatchEventType, application: Application) => {
      if (matches(application)) {
        write({ type, application: shown(application.object) });
      }
    };
    const unwatch = deps.cluster.watch(({ type, object }) => {
      const read =
        object.kind === 'Application' ? readApplication(object) : undefined;
      if (read && 'application' in read) {
        send(type, read.application);
      }
    });
    response.on('close', unwatch);
    for (const application of deps.controller.list()) {
      send('ADDED', application);
    }
  });
  return router;
}
