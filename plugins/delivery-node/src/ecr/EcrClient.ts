/** A repository of the registry. */
export interface EcrRepository {
  name: string;
  arn: string;
  /** Address that images are pushed to and pulled from, without scheme and tag. */
  uri: string;
  /** The creation's marker tag, if any. */
  marker?: string;
  /** The id of the GitHub repository that may publish here, if tagged. */
  githubRepositoryId?: number;
}

/** AWS ECR as the platform uses it. The same rules of retries and errors as {@link GitHubClient}. */
export interface EcrClient {
  /** Throws with a remedy when the credentials do not serve. */
  checkAccess(): Promise<void>;
  /** The repository of a service: `<namePrefix><service>`. */
  repositoryName(service: string): string;
  getRepository(service: string): Promise<EcrRepository | undefined>;
  /** Immutable tags, encryption, tags with service, marker and GitHub repository id, all in the creating call. */
  createRepository(options: {
    service: string;
    marker: string;
    githubRepositoryId: number;
  }): Promise<EcrRepository>;
  /** Lets the environments' accounts pull, and expires untagged images. Safe to repeat. */
  applyPolicies(service: string): Promise<void>;
  /** With its images. True when it existed. */
  deleteRepository(service: string): Promise<boolean>;
}
