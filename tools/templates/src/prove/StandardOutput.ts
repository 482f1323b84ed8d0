import {
  chmodSync,
  closeSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Standard output of a process, in a file: unlike the socket that a pipe to this process is, it can be opened as
 * /dev/stdout, and by another user too, as a container runtime has it.
 */
export class StandardOutput {
  readonly descriptor: number;
  readonly #folder = mkdtempSync(join(tmpdir(), 'proof-output-'));
  readonly #file = join(this.#folder, 'stdout');

  constructor() {
    this.descriptor = openSync(this.#file, 'a');
    chmodSync(this.#folder, 0o755);
    chmodSync(this.#file, 0o666);
  }

  /** To be called when the process has its own descriptor. */
  close(): void {
    closeSync(this.descriptor);
  }

  read(): string {
    return readFileSync(this.#file, 'utf8');
  }

  remove(): void {
    rmSync(this.#folder, { recursive: true });
  }
}
