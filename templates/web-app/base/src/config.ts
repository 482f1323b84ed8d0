/** What the application is told where it runs, without being built again. */
export interface Config {
  /** Name of the environment, for people. */
  environment: string;
  /** Address of the API; '' for none. */
  apiUrl: string;
}

/** Asks the server, which reads its own environment. Throws when the answer is not a configuration. */
export async function loadConfig(): Promise<Config> {
  const response = await fetch('/config.json');
  if (!response.ok) {
    throw new Error(`/config.json answered ${response.status}`);
  }
  return parseConfig(await response.json());
}

function parseConfig(value: unknown): Config {
  const { environment, apiUrl } = Object(value) as Record<string, unknown>;
  if (typeof environment !== 'string' || typeof apiUrl !== 'string') {
    throw new Error('/config.json lacks environment or apiUrl');
  }
  return { environment, apiUrl };
}
