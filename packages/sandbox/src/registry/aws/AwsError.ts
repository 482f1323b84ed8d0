/** An error in AWS's words: the code is the exception's name. */
export class AwsError extends Error {
  override readonly name = 'AwsError';

  constructor(readonly code: string, message: string, readonly status = 400) {
    super(message);
  }
}
