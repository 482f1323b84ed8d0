import type {
  AuthService,
  DatabaseService,
  LoggerService,
  RootLifecycleService,
  SchedulerService,
} from '@backstage/backend-plugin-api';
import type { EventsService } from '@backstage/plugin-events-node';
import type { ScaffolderService } from '@backstage/plugin-scaffolder-node';
import { z } from 'zod';
import { CleanUp, type Undo } from './CleanUp';
import { DatabaseLedger } from './DatabaseLedger';
import type { Ledger } from './Ledger';
import { Reconciler } from './Reconciler';
import { ScaffolderTaskStates } from './TaskStates';

/** What the scaffolder publishes about its tasks; of a cancellation the task's id stands in `taskId`. */
const taskEventSchema = z.object({
  id: z.union([z.string(), z.number()]),
  taskId: z.string().optional(),
  status: z.enum(['completed', 'failed', 'cancelled']),
});

/**
 * The ledger, and the reconciler at work: every few seconds, and when the scaffolder says that a task has ended.
 * Each replica looks; the ledger's leases see to it that only one undoes a creation. So a replica that is killed
 * holds nobody up for longer than its lease.
 */
export async function startLedger(options: {
  database: DatabaseService;
  scheduler: SchedulerService;
  events: EventsService;
  scaffolder: ScaffolderService;
  auth: AuthService;
  lifecycle: RootLifecycleService;
  logger: LoggerService;
  undo: Undo;
  leaseSeconds?: number;
  reconcileSeconds?: number;
}): Promise<{ ledger: Ledger; cleanUp: CleanUp; reconciler: Reconciler }> {
  const { logger, undo, scaffolder, auth, leaseSeconds } = options;
  const ledger = await DatabaseLedger.create(options.database);
  const cleanUp = new CleanUp({ ledger, undo, logger, leaseSeconds });
  const tasks = new ScaffolderTaskStates({
    scaffolder,
    auth,
    onUnknown: (taskId, error) =>
      logger.warn(`Ledger: cannot ask for task ${taskId}: ${error}`),
  });
  const reconciler = new Reconciler({ ledger, tasks, cleanUp, logger });

  const shutdown = new AbortController();
  options.lifecycle.addShutdownHook(() => shutdown.abort());
  await options.scheduler.scheduleTask({
    id: 'delivery-reconcile-creations',
    scope: 'local',
    frequency: { seconds: options.reconcileSeconds ?? 10 },
    timeout: { minutes: 10 },
    initialDelay: { seconds: 3 },
    fn: signal =>
      reconciler.reconcile({
        signal: AbortSignal.any([signal as AbortSignal, shutdown.signal]),
      }),
  });
  await options.events.subscribe({
    id: 'delivery-ledger',
    topics: ['scaffolder.task'],
    onEvent: async ({ eventPayload }) => {
      const event = taskEventSchema.safeParse(eventPayload);
      if (!event.success) {
        return;
      }
      const taskId = event.data.taskId ?? String(event.data.id);
      // Not awaited: the scaffolder waits for its events' subscribers.
      reconciler.onTaskEnd(taskId, { signal: shutdown.signal }).catch(error => {
        if (!shutdown.signal.aborted) {
          logger.warn(`Ledger: cannot settle task ${taskId}: ${error}`);
        }
      });
    },
  });
  return { ledger, cleanUp, reconciler };
}
