import { CustomErrorBase } from '@backstage/errors';

/** The command line cannot be understood; the message says what is wrong with it. */
export class UsageError extends CustomErrorBase {
  override readonly name = 'UsageError';
}
