/** What is wrong with a Dockerfile, and where. */
export class DockerfileError extends Error {
  override readonly name = 'DockerfileError';

  constructor(readonly line: number, reason: string) {
    super(`Dockerfile:${line}: ${reason}`);
  }
}
