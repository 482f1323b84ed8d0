/** An error as the distribution specification words it; codes of the specification, and TOOMANYREQUESTS-like ones never. */
export class OciError extends Error {
  override readonly name = 'OciError';

  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    readonly detail?: unknown,
  ) {
    super(message);
  }

  static nameUnknown(name: string, accountId: string): OciError {
    return new OciError(
      404,
      'NAME_UNKNOWN',
      `The repository with name '${name}' does not exist in the registry with id '${accountId}'`,
    );
  }

  static manifestUnknown(reference: string): OciError {
    return new OciError(
      404,
      'MANIFEST_UNKNOWN',
      `Requested image not found: ${reference}`,
    );
  }

  static blobUnknown(digest: string): OciError {
    return new OciError(404, 'BLOB_UNKNOWN', `Blob not found: ${digest}`);
  }
}
