import { delimiter, dirname, join } from 'node:path';
import { TOOLS_BIN_DIR } from '../../../tools';

/** What a step may inherit of this process: where things are and how the machine reaches the network; never a secret. */
const INHERITED = [
  /^(LANG|LC_\w+|TZ|TERM|JAVA_HOME|DOTNET_ROOT)$/,
  /^(http|https|no|all)_proxy$/i,
  /^(NODE_EXTRA_CA_CERTS|SSL_CERT_FILE|SSL_CERT_DIR|REQUESTS_CA_BUNDLE|CURL_CA_BUNDLE|GIT_SSL_CAINFO)$/,
  /^npm_config_(registry|cafile|proxy|https_proxy|noproxy|strict_ssl)$/i,
  /^PIP_(INDEX_URL|EXTRA_INDEX_URL|CERT|FIND_LINKS|DEFAULT_TIMEOUT|DISABLE_PIP_VERSION_CHECK)$/,
];

/** The scrubbed environment of every step. Caches are shared between jobs, the home is the job's own. */
export function baseEnvironment(options: {
  parent: NodeJS.ProcessEnv;
  home: string;
  cacheDir: string;
}): Record<string, string> {
  const inherited = Object.entries(options.parent).flatMap(([name, value]) =>
    value !== undefined && INHERITED.some(pattern => pattern.test(name))
      ? [[name, isAddress(name) ? withoutCredentials(value) : value]]
      : [],
  );
  return {
    LANG: 'C.UTF-8',
    ...Object.fromEntries(inherited),
    PATH: searchPath(options.parent.PATH ?? ''),
    HOME: options.home,
    CI: 'true',
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_TERMINAL_PROMPT: '0',
    npm_config_cache: join(options.cacheDir, 'npm'),
    npm_config_update_notifier: 'false',
    npm_config_fund: 'false',
    npm_config_audit: 'false',
    PIP_CACHE_DIR: join(options.cacheDir, 'pip'),
    NUGET_PACKAGES: join(options.cacheDir, 'nuget'),
    ...mavenCache(join(options.cacheDir, 'maven')),
    DOTNET_CLI_TELEMETRY_OPTOUT: '1',
  };
}

/**
 * Maven's own script splits the variable at white space, without a way to quote: a folder with such a name is left to
 * the user's own cache. `MAVEN_ARGS` would need Maven 3.9.
 */
function mavenCache(folder: string): Record<string, string> {
  return /\s/.test(folder)
    ? {}
    : { MAVEN_OPTS: `-Dmaven.repo.local=${folder}` };
}

/** The stand-ins first, then the Node.js that runs the sandbox, then the machine's own programs. */
function searchPath(parent: string): string {
  const own = parent
    .split(delimiter)
    .filter(
      entry =>
        entry && !/\/node_modules\/\.bin|node-gyp-bin|\/xfs-/.test(entry),
    );
  return [TOOLS_BIN_DIR, dirname(process.execPath), ...own].join(delimiter);
}

function isAddress(name: string): boolean {
  return /registry|index_url/i.test(name);
}

function withoutCredentials(address: string): string {
  return address.replace(/\/\/[^/@\s]+@/g, '//');
}
