import { createWriteStream, type WriteStream } from 'node:fs';
import type { Masks } from './Masks';

/** The log of one job: a line a time, stamped and masked. */
export class JobLog {
  readonly #stream: WriteStream;

  constructor(path: string, private readonly masks: Masks) {
    this.#stream = createWriteStream(path, { flags: 'w' });
  }

  line(text: string): void {
    const stamp = new Date().toISOString();
    for (const line of this.masks.apply(text).split(/\r?\n/)) {
      this.#stream.write(`${stamp} ${line}\n`);
    }
  }

  error(text: string): void {
    this.line(`##[error]${text}`);
  }

  async close(): Promise<void> {
    await new Promise<void>(resolve => {
      this.#stream.end(() => resolve());
    });
  }
}
