import { CustomErrorBase } from '@backstage/errors';

/** What helm said when it failed. Arguments are left out of it, as they may hold credentials. */
export class HelmError extends CustomErrorBase {
  override readonly name = 'HelmError';
  /** Standard error of helm, whole. */
  readonly stderr: string;
  /** Exit code; undefined when helm did not start, or was stopped. */
  readonly exitCode?: number;

  constructor(
    message: string,
    options: { stderr?: string; exitCode?: number; cause?: unknown } = {},
  ) {
    super(message, options.cause);
    this.stderr = options.stderr ?? '';
    this.exitCode = options.exitCode;
  }
}
