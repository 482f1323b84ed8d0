import { isError } from '@backstage/errors';
import { buildOciArchive } from '@internal/sandbox';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { writeRendered, type Rendered } from '../render';

const USER = '10001:10001';
const EXACT = /^[\w./-]+:\d+\.\d+(\.\d+)?[\w.-]*(@sha256:[0-9a-f]{64})?$/;

/** What is wrong with the image that the Dockerfile describes: it must build, in two stages, and run as nobody. */
export async function dockerfileProblems(
  rendered: Rendered,
): Promise<string[]> {
  const text = rendered.files.get('Dockerfile')?.toString('utf8');
  if (text === undefined) {
    return [];
  }
  const from = [...text.matchAll(/^FROM\s+(\S+)(?:\s+AS\s+(\S+))?/gim)];
  const stages = from.map(([, , name]) => name);
  const user = [...text.matchAll(/^USER\s+(\S+)/gim)].at(-1)?.[1];
  return [
    ...(from.length === 2 ? [] : [`${from.length} stages instead of 2`]),
    ...from
      .map(([, base]) => base)
      .filter(base => !stages.includes(base) && !EXACT.test(base))
      .map(base => `base image ${base} is not pinned by an exact version`),
    ...(user === USER ? [] : [`USER is ${user} instead of ${USER}`]),
    ...(/^(CMD|ENTRYPOINT)\s+\[/m.test(text)
      ? []
      : ['CMD or ENTRYPOINT is no list: signals would stop at a shell']),
    ...(await buildProblems(rendered)),
  ].map(problem => `Dockerfile: ${problem}`);
}

const built = new Map<string, Promise<string[]>>();

/** Whether an image can be built depends on these alone, so it is tried once for all that have them in common. */
function buildProblems(rendered: Rendered): Promise<string[]> {
  const key = JSON.stringify([
    rendered.files.get('Dockerfile')?.toString(),
    rendered.files.get('.dockerignore')?.toString(),
    [...rendered.files.keys()].sort(),
  ]);
  const problems = built.get(key) ?? build(rendered);
  built.set(key, problems);
  return problems;
}

/** The sandbox's builder makes a real image of it: what COPY names must be there. */
async function build(rendered: Rendered): Promise<string[]> {
  const folder = await mkdtemp(path.join(tmpdir(), 'image-'));
  try {
    await writeRendered(rendered, path.join(folder, 'context'));
    await buildOciArchive({
      contextDir: path.join(folder, 'context'),
      destination: path.join(folder, 'image.tar'),
    });
    return [];
  } catch (error) {
    return [isError(error) ? error.message : String(error)];
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
