import type { Config } from '@backstage/config';
import { ConfigSources } from '@backstage/config-loader';

/** The configuration as the portal reads it: these files, or app-config.yaml, with the environment filled in. */
export async function loadConfig(
  rootDir: string,
  files: readonly string[],
): Promise<Config> {
  const config = await ConfigSources.toConfig(
    ConfigSources.default({
      rootDir,
      argv: files.flatMap(file => ['--config', file]),
      watch: false,
    }),
  );
  config.close();
  return config;
}
