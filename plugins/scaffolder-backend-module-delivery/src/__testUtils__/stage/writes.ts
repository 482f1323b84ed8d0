import type { Fault, JournalEntry, Part } from './SandboxProcess';
import type { Kind } from './outcomes';
import type { Stage } from './Stage';

const IMAGES = '/v2/docker-hub/';
const TASK = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';

/** A request that a creation makes: the `nth` of its kind since the creation began. */
export interface Call {
  part: Part;
  method: string;
  /** With `<name>` in the place of the service's name. */
  path: string;
  nth: number;
}

/** The requests of one creation in their order, from the journal of a creation that ran alone. */
function callsOf(journal: readonly JournalEntry[], name: string): Call[] {
  const seen = new Map<string, number>();
  return journal
    .filter(
      ({ part, method, path }) =>
        !path.startsWith('/_sandbox') &&
        // Argo CD fetches charts from the registry and clones over git; the cluster pulls images, a creation only looks at them.
        (part !== 'ecr' ||
          path === '/' ||
          (method === 'HEAD' && path.startsWith(IMAGES))) &&
        !(part === 'github' && !path.startsWith('/api/')),
    )
    .map(({ part, method, path: raw }) => {
      const path = raw
        .split('?')[0]
        .replaceAll(name, '<name>')
        // Ids and numbers differ from run to run.
        .replace(/[0-9a-f]{40}/g, '<sha>')
        .replace(new RegExp(TASK), '<task>')
        .replace(/\/pulls\/\d+/, '/pulls/<number>');
      const key = `${part} ${method} ${path}`;
      const nth = seen.get(key) ?? 0;
      seen.set(key, nth + 1);
      return { part, method, path, nth };
    });
}

/** Those that may change something: ECR reads and writes by POST alike. */
export function isWrite({ method }: Call): boolean {
  return method !== 'GET' && method !== 'HEAD';
}

export function describeCall({ part, method, path, nth }: Call): string {
  return `${part} ${method} ${path}${nth ? ` #${nth + 1}` : ''}`;
}

/** A fault on one such request of the next creation of that name. */
export function faultOn(
  call: Call,
  name: string,
  action: Fault['action'],
  when: 'before' | 'after' = 'before',
): Fault {
  const path = call.path
    .replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
    .replaceAll('<name>', name)
    .replaceAll('<sha>', '[0-9a-f]{40}')
    .replaceAll('<task>', TASK)
    .replaceAll('<number>', '\\d+');
  return {
    part: call.part,
    method: call.method,
    path: `^${path}(\\?|$)`,
    when,
    action,
    skip: call.nth,
    times: 1,
  };
}

/** Runs a creation alone and answers with its requests. */
export async function recordCalls(
  stage: Stage,
  name: string,
  options: { fail?: boolean; portal?: number; kind?: Kind } = {},
): Promise<Call[]> {
  const { portal = 0, kind = 'service' } = options;
  await stage.prepare(name, kind);
  await stage.sandbox.clearJournal();
  const task = await stage.create(name, options);
  await stage.portals[portal].finished(task);
  await stage.settled(name, portal);
  const calls = callsOf(await stage.sandbox.journal(), name);
  await stage.sandbox.clearJournal();
  return calls;
}
