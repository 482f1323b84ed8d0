import { randomUUID } from 'node:crypto';
import type { NextFunction, Request, RequestHandler, Response } from 'express';
import { z } from 'zod';
import { PART_NAMES, type PartName } from './context';

/** A fault to put on requests, for tests of what the platform does when the world misbehaves. */
export const faultSchema = z
  .object({
    part: z.enum(PART_NAMES as [PartName, ...PartName[]]).optional(),
    method: z.string().optional(),
    /** Matched as a regular expression against the path with its query. */
    path: z.string().refine(isExpression, 'is not a regular expression'),
    /** `before`: the request has no effect yet; `after`: it had its effect and only the answer is changed or held back. */
    when: z.enum(['before', 'after']).default('before'),
    action: z.discriminatedUnion('kind', [
      /** Waits until the fault is deleted. */
      z.object({ kind: z.literal('hold') }),
      z.object({
        kind: z.literal('status'),
        status: z.number().int(),
        headers: z.record(z.string()).default({}),
        body: z.unknown().optional(),
      }),
      z.object({ kind: z.literal('reset') }),
    ]),
    /** How many requests it strikes. */
    times: z.number().int().positive().default(1),
    /** How many matching requests pass first. */
    skip: z.number().int().nonnegative().default(0),
  })
  .strict();

function isExpression(text: string): boolean {
  try {
    return Boolean(new RegExp(text));
  } catch {
    return false;
  }
}

export type FaultInput = z.input<typeof faultSchema>;

interface Fault extends z.output<typeof faultSchema> {
  id: string;
  struck: number;
  release: Promise<void>;
  free: () => void;
}

/** A request as the journal remembers it: no headers, no bodies. */
export interface JournalEntry {
  part: PartName;
  method: string;
  path: string;
  status?: number;
  at: string;
}

const JOURNAL_LENGTH = 20_000;

/** Faults in force and the journal of requests; in memory only. */
export class FaultInjector {
  #faults: Fault[] = [];
  #journal: JournalEntry[] = [];

  add(input: FaultInput): string {
    let free = () => {};
    const release = new Promise<void>(resolve => {
      free = resolve;
    });
    const fault = {
      ...faultSchema.parse(input),
      id: randomUUID(),
      struck: 0,
      release,
      free,
    };
    this.#faults.push(fault);
    return fault.id;
  }

  remove(id?: string): void {
    for (const fault of this.#faults.filter(f => !id || f.id === id)) {
      fault.free();
    }
    this.#faults = this.#faults.filter(f => id && f.id !== id);
  }

  list() {
    return this.#faults.map(({ release: _r, free: _f, ...fault }) => fault);
  }

  journal(): readonly JournalEntry[] {
    return this.#journal;
  }

  clearJournal(): void {
    this.#journal = [];
  }

  /** The middleware of one part: writes the journal and lets faults strike. */
  middleware(part: PartName): RequestHandler {
    return (request: Request, response: Response, next: NextFunction) => {
      const path = request.originalUrl;
      const entry: JournalEntry = {
        part,
        method: request.method,
        path,
        at: new Date().toISOString(),
      };
      this.#journal.push(entry);
      if (this.#journal.length > JOURNAL_LENGTH) {
        this.#journal.shift();
      }
      response.on('finish', () => {
        entry.status = response.statusCode;
      });
      const fault = this.#match(part, request.method, path);
      if (!fault) {
        next();
      } else if (fault.when === 'before') {
        strike(fault, request, response, next);
      } else {
        strikeAfter(fault, request, response);
        next();
      }
    };
  }

  #match(part: PartName, method: string, path: string): Fault | undefined {
    const fault = this.#faults.find(
      f =>
        (!f.part || f.part === part) &&
        (!f.method || f.method.toUpperCase() === method) &&
        new RegExp(f.path).test(path) &&
        f.struck < f.skip + f.times,
    );
    if (!fault) {
      return undefined;
    }
    fault.struck += 1;
    return fault.struck > fault.skip ? fault : undefined;
  }
}

function strike(
  fault: Fault,
  request: Request,
  response: Response,
  next: NextFunction,
): void {
  const { action } = fault;
  if (action.kind === 'hold') {
    fault.release.then(() => {
      if (!request.destroyed && !response.writableEnded) {
        next();
      }
    });
  } else if (action.kind === 'reset') {
    request.socket.destroy();
  } else {
    response.set(action.headers).status(action.status);
    response.json(action.body ?? { message: `Injected fault ${fault.id}` });
  }
}

/** Lets the handler do its work into a response whose end is held back, dropped, or replaced. */
function strikeAfter(fault: Fault, request: Request, response: Response): void {
  const { action } = fault;
  const end = response.end.bind(response) as (...args: unknown[]) => Response;
  response.end = ((...args: unknown[]) => {
    if (action.kind === 'hold') {
      fault.release.then(() => end(...args));
    } else if (action.kind === 'reset') {
      request.socket.destroy();
    } else if (response.headersSent) {
      end(...args);
    } else {
      response.end = end as typeof response.end;
      for (const name of response.getHeaderNames()) {
        response.removeHeader(name);
      }
      response.set(action.headers).status(action.status);
      response.json(action.body ?? { message: `Injected fault ${fault.id}` });
    }
    return response;
  }) as typeof response.end;
}
