import { existsSync } from 'node:fs';
import { delimiter, dirname } from 'node:path';

/**
 * The environment for a child: without the variables that npm sets for its scripts (they would steer Yarn and a nested
 * npm), and with `node` first on PATH.
 */
export function childEnvironment(nodePath, extra = {}) {
  const inherited = Object.fromEntries(
    Object.entries(process.env).filter(([key]) => !/^npm_/i.test(key)),
  );
  return {
    ...inherited,
    PATH: `${dirname(nodePath)}${delimiter}${process.env.PATH ?? ''}`,
    ...extra,
  };
}

/** Yarn does not read .npmrc: registry, proxy and certificates are handed on by its own variables. */
export function yarnEnvironment(nodePath, { registry }) {
  const proxy = process.env.HTTPS_PROXY ?? process.env.https_proxy;
  const httpProxy = process.env.HTTP_PROXY ?? process.env.http_proxy;
  const ca = process.env.NODE_EXTRA_CA_CERTS ?? process.env.npm_config_cafile;
  return childEnvironment(nodePath, {
    ...(registry && { YARN_NPM_REGISTRY_SERVER: registry.replace(/\/$/, '') }),
    ...(registry?.startsWith('http:') && {
      YARN_UNSAFE_HTTP_WHITELIST: new URL(registry).hostname,
    }),
    ...(proxy && { YARN_HTTPS_PROXY: proxy }),
    ...(httpProxy && { YARN_HTTP_PROXY: httpProxy }),
    ...(ca && existsSync(ca) && { YARN_HTTPS_CA_FILE_PATH: ca }),
    npm_config_nodedir: dirname(dirname(nodePath)),
  });
}
