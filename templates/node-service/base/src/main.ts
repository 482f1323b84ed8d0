import { pino } from 'pino';
import { createApp } from './app.js';
import { readConfig } from './config.js';
import { Lifecycle } from './lifecycle.js';
import { createMetrics } from './metrics.js';
import { listen, shutDown } from './server.js';

const config = readConfig(process.env);
const logger = pino({ level: config.logLevel });
const lifecycle = new Lifecycle();
const app = createApp({ logger, lifecycle, metrics: createMetrics() });
const server = await listen(app, config.port);
logger.info({ port: config.port }, 'listening');

for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.once(signal, () => {
    logger.info({ signal }, 'draining');
    void shutDown({ server, lifecycle, timeoutMs: config.shutdownTimeoutMs }).then(() => {
      logger.info('stopped');
    });
  });
}
