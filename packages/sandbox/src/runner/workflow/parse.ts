import { parse } from 'yaml';
import type { z } from 'zod';
import {
  actionSchema,
  workflowSchema,
  type ActionDefinition,
  type WorkflowDefinition,
} from './schema';

/** A workflow or action file that cannot be used; the message names file and key. */
export class InvalidFileError extends Error {
  override readonly name = 'InvalidFileError';
}

export function parseWorkflow(
  source: string,
  path: string,
): WorkflowDefinition {
  const workflow = read(source, path, workflowSchema);
  for (const [id, job] of Object.entries(workflow.jobs)) {
    const unknown = job.needs.find(need => !workflow.jobs[need]);
    if (unknown) {
      throw new InvalidFileError(
        `${path}: job ${id} needs ${unknown}, which does not exist`,
      );
    }
  }
  refuseCycles(workflow, path);
  return workflow;
}

export function parseAction(source: string, path: string): ActionDefinition {
  return read(source, path, actionSchema);
}

function read<T extends z.ZodTypeAny>(
  source: string,
  path: string,
  schema: T,
): z.output<T> {
  let document: unknown;
  try {
    document = parse(source, { merge: true });
  } catch (error) {
    throw new InvalidFileError(`${path}: ${(error as Error).message}`, {
      cause: error,
    });
  }
  const parsed = schema.safeParse(document);
  if (!parsed.success) {
    const reasons = parsed.error.issues.map(
      issue => `${issue.path.join('.') || 'file'}: ${issue.message}`,
    );
    throw new InvalidFileError(`${path}: ${reasons.join('; ')}`);
  }
  return parsed.data;
}

function refuseCycles(workflow: WorkflowDefinition, path: string): void {
  const done = new Set<string>();
  const visit = (id: string, trail: string[]) => {
    if (trail.includes(id)) {
      throw new InvalidFileError(
        `${path}: jobs need each other: ${[...trail, id].join(' → ')}`,
      );
    }
    if (!done.has(id)) {
      workflow.jobs[id].needs.forEach(need => visit(need, [...trail, id]));
      done.add(id);
    }
  };
  Object.keys(workflow.jobs).forEach(id => visit(id, []));
}
