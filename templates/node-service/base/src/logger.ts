import { AsyncLocalStorage } from 'node:async_hooks';
import { type DestinationStream, type Logger, pino, stdTimeFunctions } from 'pino';

/** What every line carries that is logged while a request is answered, wherever in the code that is. */
export const requestContext = new AsyncLocalStorage<{ requestId: string }>();

/** Logs one JSON object a line, to standard output unless told otherwise. */
export function createLogger(destination?: DestinationStream): Logger {
  const options = {
    // Process and host say nothing in a container: the cluster knows which Pod wrote a line.
    base: null,
    messageKey: 'message',
    timestamp: stdTimeFunctions.isoTime,
    formatters: { level: (level: string) => ({ level }) },
    mixin: () => requestContext.getStore() ?? {},
  };
  return pino(options, destination);
}
