import type { AuthService } from '@backstage/backend-plugin-api';
import type { ScaffolderService } from '@backstage/plugin-scaffolder-node';
import { z } from 'zod';
import type { TaskState } from './transitions';

/** How the scaffolder's tasks are. */
export interface TaskStates {
  stateOf(taskId: string): Promise<TaskState>;
}

const STATES: Record<string, TaskState> = {
  open: 'running',
  processing: 'running',
  completed: 'completed',
  failed: 'failed',
  cancelled: 'failed',
  skipped: 'failed',
};

const notFoundSchema = z.object({
  statusCode: z.literal(404),
  body: z.object({ error: z.object({ message: z.string() }) }),
});

/**
 * Asks the scaffolder with the service's own credentials: the initiator's expire, and a cancelled task has none.
 * Only the scaffolder's own word that it has no such task counts as gone. Any other 404 may come from a proxy, and
 * whoever took it for an answer would delete a creation that is at work.
 */
export class ScaffolderTaskStates implements TaskStates {
  constructor(
    private readonly options: {
      scaffolder: Pick<ScaffolderService, 'getTask'>;
      auth: Pick<AuthService, 'getOwnServiceCredentials'>;
      onUnknown?: (taskId: string, error: unknown) => void;
    },
  ) {}

  async stateOf(taskId: string): Promise<TaskState> {
    const { scaffolder, auth, onUnknown } = this.options;
    try {
      const credentials = await auth.getOwnServiceCredentials();
      const { status } = await scaffolder.getTask({ taskId }, { credentials });
      return STATES[status] ?? 'unknown';
    } catch (error) {
      const notFound = notFoundSchema.safeParse(error);
      if (
        notFound.success &&
        notFound.data.body.error.message.includes(taskId)
      ) {
        return 'gone';
      }
      onUnknown?.(taskId, error);
      return 'unknown';
    }
  }
}
