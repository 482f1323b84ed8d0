import type { Eta } from 'eta';
import type { Response } from 'express';
import type { Assets } from './assets.js';
import type { ShowError } from './errors.js';

/** Answers with a page: a view of `views/`, which escapes whatever it is given. */
export type Render = (response: Response, view: string, data?: Record<string, unknown>) => void;

export function createRenderer(eta: Eta, assets: Assets): Render {
  return (response, view, data = {}) => {
    const html = eta.render(view, { ...data, asset: assets.url });
    response.set('cache-control', 'no-cache').type('html').send(html);
  };
}

/** Shows an error on a page. */
export function errorPage(render: Render): ShowError {
  return (response, status, message) => {
    response.status(status);
    render(response, 'error', { title: titleOf(status), message });
  };
}

function titleOf(status: number): string {
  if (status === 404) {
    return 'Not found';
  }
  return status < 500 ? 'That did not work' : 'Something went wrong';
}
