import { Router } from 'express';
import { itemsOf } from './representation';
import { IN_CLUSTER, sourcesOf } from '../model';
import type { ApiDeps } from './ApiDeps';

const VERSION = {
  Version: 'v3.5.1+sandbox',
  BuildDate: '2026-01-01T00:00:00Z',
  GitCommit: 'sandbox',
  GitTreeState: 'clean',
  GoVersion: 'none',
  Compiler: 'none',
  Platform: 'sandbox',
  HelmVersion: 'v4',
  KubectlVersion: 'v0.34.0',
};

/** What everybody may ask: version and settings. */
function open(): Router {
  const router = Router();
  router.get('/api/version', (_request, response) => {
    response.json(VERSION);
  });
  router.get('/api/v1/settings', (_request, response) => {
    response.json({
      url: '',
      appLabelKey: 'app.kubernetes.io/instance',
      trackingMethod: 'annotation',
      controllerNamespace: 'argocd',
      appsInAnyNamespaceEnabled: false,
      execEnabled: false,
      userLoginsDisabled: true,
    });
  });
  return router;
}

/** Who the caller is, what he may do, and what Argo CD is connected with. */
function authenticated(deps: ApiDeps): Router {
  const router = Router();
  const connected = () => ({
    status: 'Successful',
    message: '',
    attemptedAt: new Date().toISOString().replace(/\.\d+Z$/, 'Z'),
  });
  router.get('/api/v1/session/userinfo', (_request, response) => {
    response.json({ loggedIn: true, username: 'portal', iss: 'argocd' });
  });
  router.get(
    /^\/api\/v1\/account\/can-i\/[^/]+\/[^/]+\/.*$/,
    (_request, response) => {
      response.json({ value: 'yes' });
    },
  );
  router.get('/api/v1/clusters', (_request, response) => {
    response.json({
      metadata: {},
      items: [
        {
          server: IN_CLUSTER,
          name: 'in-cluster',
          config: { tlsClientConfig: { insecure: false } },
          connectionState: connected(),
          serverVersion: '1.34',
          info: {
            connectionState: connected(),
            serverVersion: '1.34',
            cacheInfo: {},
            applicationsCount: deps.controller.list().length,
          },
        },
      ],
    });
  });
  router.get('/api/v1/repositories', (_request, response) => {
    const sources = deps.controller
      .list()
      .flatMap(application => sourcesOf(application.spec));
    const repositories = new Map(
      sources.map(source => [
        source.repoURL,
        {
          repo: source.repoURL,
          type: source.chart ? 'helm' : 'git',
          ...(source.chart && { enableOCI: true }),
          connectionState: connected(),
        },
      ]),
    );
    response.json({ metadata: {}, items: itemsOf([...repositories.values()]) });
  });
  return router;
}

export const server = { open, authenticated };
