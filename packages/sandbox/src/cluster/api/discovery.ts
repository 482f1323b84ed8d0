import { Router } from 'express';
import { apiVersionOf, KINDS, type Kind } from '../model';

const VERSION = {
  major: '1',
  minor: '34',
  gitVersion: 'v1.34.5-sandbox',
  gitCommit: '',
  gitTreeState: 'clean',
  buildDate: '2026-01-01T00:00:00Z',
  goVersion: 'none',
  compiler: 'none',
  platform: 'sandbox/none',
};

const groups = [...new Set(KINDS.map(kind => kind.group))].filter(Boolean);

/** Who the server is and which kinds it has. */
export function discovery(): Router {
  const router = Router();
  router.get('/version', (_request, response) => {
    response.json(VERSION);
  });
  router.get(['/healthz', '/livez', '/readyz'], (_request, response) => {
    response.type('text/plain').send('ok');
  });
  router.get('/api', (_request, response) => {
    response.json({
      kind: 'APIVersions',
      versions: ['v1'],
      serverAddressByClientCIDRs: [],
    });
  });
  router.get('/apis', (_request, response) => {
    response.json({
      kind: 'APIGroupList',
      apiVersion: 'v1',
      groups: groups.map(groupOf),
    });
  });
  router.get('/api/v1', (_request, response) => {
    response.json(resourceList('v1', ''));
  });
  for (const group of groups) {
    const { groupVersion } = groupOf(group).preferredVersion;
    router.get(`/apis/${group}`, (_request, response) => {
      response.json({
        kind: 'APIGroup',
        apiVersion: 'v1',
        ...groupOf(group),
      });
    });
    router.get(`/apis/${groupVersion}`, (_request, response) => {
      response.json(resourceList(groupVersion, group));
    });
  }
  return router;
}

function groupOf(name: string) {
  const kind = KINDS.find(item => item.group === name) as Kind;
  const version = { groupVersion: apiVersionOf(kind), version: kind.version };
  return { name, versions: [version], preferredVersion: version };
}

function resourceList(groupVersion: string, group: string) {
  const entry = (name: string, kind: Kind) => ({
    name,
    singularName: name.includes('/') ? '' : kind.kind.toLowerCase(),
    namespaced: kind.namespaced,
    kind: kind.kind,
    verbs: name.includes('/') ? ['get'] : ['get', 'list'],
    ...(kind.shortNames && !name.includes('/')
      ? { shortNames: kind.shortNames }
      : {}),
  });
  return {
    kind: 'APIResourceList',
    apiVersion: 'v1',
    groupVersion,
    resources: KINDS.filter(kind => kind.group === group).flatMap(kind =>
      kind.kind === 'Pod'
        ? [entry(kind.plural, kind), entry(`${kind.plural}/log`, kind)]
        : [entry(kind.plural, kind)],
    ),
  };
}
