/** What an API server answers instead of the object: becomes a `Status`. */
export class ClusterError extends Error {
  override readonly name = 'ClusterError';

  constructor(
    /** Machine-readable, as in Kubernetes: NotFound, Invalid, … */
    readonly reason: 'NotFound' | 'Invalid' | 'BadRequest' | 'Conflict',
    message: string,
  ) {
    super(message);
  }
}
