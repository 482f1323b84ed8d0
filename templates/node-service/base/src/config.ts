/** Everything that the service reads from its environment, read once at start. */
export interface Config {
  /** TCP port that the service listens on. */
  port: number;
  /** Least severe level that is logged: trace, debug, info, warn, error or fatal. */
  logLevel: string;
  /** Longest time that open requests are given to finish after SIGTERM, in milliseconds. */
  shutdownTimeoutMs: number;
}

const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal'];

export function readConfig(environment: NodeJS.ProcessEnv): Config {
  const logLevel = environment['LOG_LEVEL'] ?? 'info';
  if (!LOG_LEVELS.includes(logLevel)) {
    throw new Error(`LOG_LEVEL is "${logLevel}"; expected one of ${LOG_LEVELS.join(', ')}`);
  }
  return {
    port: readNumber(environment, 'PORT', 8080, 65_535),
    logLevel,
    shutdownTimeoutMs: readNumber(environment, 'SHUTDOWN_TIMEOUT_MS', 25_000, 600_000),
  };
}

function readNumber(
  environment: NodeJS.ProcessEnv,
  name: string,
  fallback: number,
  maximum: number,
): number {
  const text = environment[name];
  if (text === undefined || text === '') {
    return fallback;
  }
  const value = Number(text);
  if (!Number.isInteger(value) || value < 0 || value > maximum) {
    throw new Error(`${name} is "${text}"; expected a whole number from 0 to ${maximum}`);
  }
  return value;
}
