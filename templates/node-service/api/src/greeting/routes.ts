import { Router } from 'express';
import { greet } from './greet.js';

export function greetingRoutes(): Router {
  const router = Router();
  router.get('/greeting', (request, response) => {
    const { name } = request.query;
    response.json({ message: greet(typeof name === 'string' ? name : '') });
  });
  return router;
}
