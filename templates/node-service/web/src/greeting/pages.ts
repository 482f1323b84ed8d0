import { Router } from 'express';
import type { Render } from '../http/views.js';
import { greet } from './greet.js';

export function greetingPages(render: Render): Router {
  const router = Router();
  router.get('/', (_request, response) => {
    render(response, 'home');
  });
  router.get('/greeting', (request, response) => {
    const { name } = request.query;
    render(response, 'greeting', { message: greet(typeof name === 'string' ? name : '') });
  });
  return router;
}
