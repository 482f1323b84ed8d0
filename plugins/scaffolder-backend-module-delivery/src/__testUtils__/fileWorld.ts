import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import type { Creation, Ledger } from '../ledger';
import { until } from './ChildBackend';

/**
 * An outside world of files, shared by a test and a backend in another process. The test can hold the backend at
 * named points, and can make a thing fail.
 */
export class FileWorld {
  constructor(private readonly directory: string) {
    for (const part of ['things', 'holds', 'reached', 'failures', 'writes']) {
      mkdirSync(join(directory, part), { recursive: true });
    }
  }

  hold(service: string, point: string) {
    writeFileSync(this.#path('holds', service, point), '');
  }

  release(service: string, point: string) {
    rmSync(this.#path('holds', service, point), { force: true });
  }

  releaseAll() {
    rmSync(join(this.directory, 'holds'), { recursive: true });
    mkdirSync(join(this.directory, 'holds'));
  }

  isReached(service: string, point: string): boolean {
    return existsSync(this.#path('reached', service, point));
  }

  failAt(service: string, point: string) {
    writeFileSync(this.#path('failures', service, point), '');
  }

  /** What exists of a service, with the marker of each. */
  things(service: string): Record<string, string> {
    const names = readdirSync(join(this.directory, 'things'))
      .filter(name => name.startsWith(`${service}.`))
      .sort();
    return Object.fromEntries(
      names.map(name => [
        name.slice(service.length + 1),
        readFileSync(join(this.directory, 'things', name), 'utf8'),
      ]),
    );
  }

  async at(service: string, point: string): Promise<void> {
    writeFileSync(this.#path('reached', service, point), '');
    await until(
      `${service} may pass ${point}`,
      () => !existsSync(this.#path('holds', service, point)),
      300,
    );
    if (existsSync(this.#path('failures', service, point))) {
      throw new Error(`${service} fails at ${point}`);
    }
  }

  async make(service: string, thing: string, marker: string): Promise<void> {
    await this.at(service, `before-${thing}`);
    const path = this.#path('things', service, thing);
    if (existsSync(path) && readFileSync(path, 'utf8') !== marker) {
      throw new Error(`${thing} of ${service} belongs to another`);
    }
    writeFileSync(path, marker);
    await this.at(service, `after-${thing}`);
  }

  async undo({ service, taskId }: Creation): Promise<void> {
    for (const [thing, marker] of Object.entries(this.things(service))) {
      if (marker === taskId) {
        await this.at(service, `before-undo-${thing}`);
        rmSync(this.#path('things', service, thing), { force: true });
        await this.at(service, `after-undo-${thing}`);
      }
    }
  }

  #path(part: string, service: string, name: string): string {
    return join(this.directory, part, `${service}.${name}`);
  }
}

interface Deps {
  ledger: Ledger;
  world: FileWorld;
}

export function createClaimAction({ ledger, world }: Deps) {
  return createTemplateAction({
    id: 'test:claim',
    schema: { input: { name: z => z.string() } },
    async handler(ctx) {
      const { name } = ctx.input;
      await world.at(name, 'before-claim');
      await ledger.claim({ service: name, taskId: ctx.task.id });
      await world.at(name, 'after-claim');
    },
  });
}

export function createMakeAction({ ledger, world }: Deps) {
  return createTemplateAction({
    id: 'test:make',
    schema: { input: { name: z => z.string(), thing: z => z.string() } },
    async handler(ctx) {
      const { name, thing } = ctx.input;
      const creation = await ledger.enter({
        service: name,
        taskId: ctx.task.id,
        begins: { ecr: { name: thing } },
      });
      await ctx.checkpoint({
        key: `${creation.id}.${thing}`,
        fn: async () => {
          await world.make(name, thing, ctx.task.id);
          return { thing };
        },
      });
    },
  });
}
