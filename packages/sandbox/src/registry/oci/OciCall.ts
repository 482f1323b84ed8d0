import type { Request, Response } from 'express';
import type { SandboxContext } from '../../core';
import type { RegistryCredentials } from '../credentials';
import type { RegistryStore, Repository } from '../store';

export interface RegistryDeps {
  context: SandboxContext;
  store: RegistryStore;
  credentials: RegistryCredentials;
}

/** One request to a repository that exists. */
export interface OciCall extends RegistryDeps {
  request: Request;
  response: Response;
  repository: Repository;
  /** Tag, digest or upload id, where the route has one. */
  reference: string;
}

export type OciHandler = (call: OciCall) => Promise<void> | void;

/** The value of a query parameter that is given once. */
export function query(request: Request, name: string): string | undefined {
  const value = request.query[name];
  return typeof value === 'string' ? value : undefined;
}
