import { readNpmSettings } from './npmSettings';
import { readPipSettings } from './pipSettings';

type Settings = Record<string, string>;

const CLIENTS: Record<string, () => Promise<Settings>> = {
  npm: readNpmSettings,
  pip: readPipSettings,
};

/** Where this machine's package clients get packages from, as variables. A client that cannot tell, or is not there, is named. */
export async function readPackageSettings(
  log: (message: string) => void,
): Promise<Settings> {
  const settings = await Promise.all(
    Object.entries(CLIENTS).map(([client, read]) =>
      read().catch((error): Settings => {
        log(`${client}'s settings are unknown: ${error}`);
        return {};
      }),
    ),
  );
  return Object.assign({}, ...settings);
}
