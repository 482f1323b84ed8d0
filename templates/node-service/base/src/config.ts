/** Everything that the service reads from its environment, read once at start. */
export interface Config {
  /** TCP port that the service listens on. */
  port: number;
  /** Least severe level that is logged: trace, debug, info, warn, error or fatal. */
  logLevel: string;
  /** Longest time that open requests are given to finish once nothing new is taken, in milliseconds. */
  shutdownTimeoutMs: number;
}

const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal'];

/** Throws an error that names the variable and what was expected. An empty variable counts as unset. */
export function readConfig(environment: NodeJS.ProcessEnv): Config {
  const logLevel = environment['LOG_LEVEL'] || 'info';
  if (!LOG_LEVELS.includes(logLevel)) {
    throw new Error(`LOG_LEVEL is "${logLevel}"; expected one of ${LOG_LEVELS.join(', ')}`);
  }
  return {
    port: readNumber(environment, { name: 'PORT', fallback: 8080, maximum: 65_535 }),
    logLevel,
    shutdownTimeoutMs: readNumber(environment, {
      name: 'SHUTDOWN_TIMEOUT_MS',
      fallback: 20_000,
      maximum: 600_000,
    }),
  };
}

function readNumber(
  environment: NodeJS.ProcessEnv,
  { name, fallback, maximum }: { name: string; fallback: number; maximum: number },
): number {
  const text = environment[name];
  if (!text) {
    return fallback;
  }
  const value = Number(text);
  if (!/^\d+$/.test(text) || value > maximum) {
    throw new Error(`${name} is "${text}"; expected a whole number from 0 to ${maximum}`);
  }
  return value;
}
