import type { WireAnswer } from '../wireServer';

export function missing(): WireAnswer {
  return { status: 404, body: { message: 'Not Found' } };
}

export function invalid(message: string): WireAnswer {
  return { status: 422, body: { message } };
}
