import { mockServices } from '@backstage/backend-test-utils';
import { ResponseError } from '@backstage/errors';
import type { ScaffolderService } from '@backstage/plugin-scaffolder-node';
import { ScaffolderTaskStates } from './TaskStates';

const response = (status: number, message: string) =>
  ResponseError.fromResponse(
    new Response(
      JSON.stringify({
        error: { name: 'NotFoundError', message },
        response: { statusCode: status },
      }),
      { status, headers: { 'content-type': 'application/json' } },
    ) as any,
  );

describe('ScaffolderTaskStates', () => {
  const stateWhen = (getTask: () => Promise<unknown>) =>
    new ScaffolderTaskStates({
      auth: mockServices.auth(),
      scaffolder: { getTask: getTask as ScaffolderService['getTask'] },
    }).stateOf('task-1');

  it.each([
    ['open', 'running'],
    ['processing', 'running'],
    ['completed', 'completed'],
    ['failed', 'failed'],
    ['cancelled', 'failed'],
    ['skipped', 'failed'],
    ['something new', 'unknown'],
  ])('%s is %s', async (status, expected) => {
    await expect(stateWhen(async () => ({ status }))).resolves.toBe(expected);
  });

  it('believes that a task is gone from the scaffolder alone', async () => {
    await expect(
      stateWhen(async () => {
        throw await response(404, "No task with id 'task-1' found");
      }),
    ).resolves.toBe('gone');
    await expect(
      stateWhen(async () => {
        throw await response(404, 'no such route');
      }),
    ).resolves.toBe('unknown');
    await expect(
      stateWhen(async () => {
        throw new Error('connect ECONNREFUSED');
      }),
    ).resolves.toBe('unknown');
  });
});
