import express, { Router } from 'express';
import { bringsSecret } from './guard';
import { FaultInjector, faultSchema } from './faults';

/** `/_sandbox/*` on every part: faults and the journal, for tests; the checkout's token opens it. */
export function createControlRouter(
  faults: FaultInjector,
  token: string,
): Router {
  const router = Router();
  router.use((request, response, next) => {
    if (!bringsSecret(request.headers.authorization, token)) {
      response.status(401).json({ message: 'Bad credentials' });
      return;
    }
    next();
  });
  router.use(express.json());
  router.get('/faults', (_request, response) => {
    response.json(faults.list());
  });
  router.post('/faults', (request, response) => {
    const parsed = faultSchema.safeParse(request.body);
    if (!parsed.success) {
      response.status(422).json({ message: parsed.error.message });
      return;
    }
    response.status(201).json({ id: faults.add(parsed.data) });
  });
  router.delete('/faults', (_request, response) => {
    faults.remove();
    response.status(204).end();
  });
  router.delete('/faults/:id', (request, response) => {
    faults.remove(request.params.id);
    response.status(204).end();
  });
  router.get('/journal', (_request, response) => {
    response.json(faults.journal());
  });
  router.delete('/journal', (_request, response) => {
    faults.clearJournal();
    response.status(204).end();
  });
  return router;
}
