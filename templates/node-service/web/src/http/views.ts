import type { Eta } from 'eta';
import type { Response } from 'express';
import type { Assets } from './assets.js';

/** Answers with a page: a view of `views/`, which escapes whatever it is given. */
export type Render = (response: Response, view: string, data?: Record<string, unknown>) => void;

export function createRenderer(eta: Eta, assets: Assets): Render {
  return (response, view, data = {}) => {
    const html = eta.render(view, { ...data, asset: assets.url });
    response.set('cache-control', 'no-cache').type('html').send(html);
  };
}
