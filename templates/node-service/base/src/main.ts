import { createApp } from './app.js';
import { readConfig } from './config.js';
import { Lifecycle } from './lifecycle.js';
import { createLogger } from './logger.js';
import { createMetrics } from './metrics.js';
import { listen, shutDown } from './server.js';

const logger = createLogger();
// Whatever nobody handles, rejections too, ends the process with a line that can be read: Kubernetes starts another.
process.once('uncaughtException', error => {
  logger.fatal({ err: error }, error.message);
  process.exit(1);
});

const config = readConfig(process.env);
logger.level = config.logLevel;
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
