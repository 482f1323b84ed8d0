import type { LoggerService } from '@backstage/backend-plugin-api';

export interface UndoOptions {
  logger: LoggerService;
  signal: AbortSignal;
}
