import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runHelm } from '@internal/helm';
import pLimit from 'p-limit';
import type { Renderer, RenderInput } from './Renderer';

/** Renders with real helm; at most two at a time, so that a burst leaves the machine usable. */
export class HelmRenderer implements Renderer {
  readonly #limit = pLimit(2);

  render(input: RenderInput): Promise<string> {
    return this.#limit(() => this.#render(input));
  }

  async #render(input: RenderInput): Promise<string> {
    const dir = await mkdtemp(join(tmpdir(), 'argocd-'));
    try {
      const files = await Promise.all(
        input.values.map(async (content, index) => {
          const file = join(dir, `values-${index}.yaml`);
          await writeFile(file, content);
          return file;
        }),
      );
      const { stdout } = await runHelm([
        'template',
        input.releaseName,
        input.chart,
        '--namespace',
        input.namespace,
        '--kube-version',
        input.kubeVersion ?? '1.34.5',
        '--include-crds',
        ...files.flatMap(file => ['--values', file]),
        ...input.parameters.flatMap(({ name, value, forceString }) => [
          forceString ? '--set-string' : '--set',
          `${name}=${value}`,
        ]),
      ]);
      return stdout;
    } finally {
      await rm(dir, { recursive: true, force: true });
    }
  }
}
