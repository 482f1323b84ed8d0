/** Who may read and write a registry: for Basic authentication, good for some hours. */
export interface RegistryCredentials {
  username: string;
  password: string;
}

/** Lets its caller into an OCI registry. */
export interface RegistryLogin {
  /** Undefined where the registry is no ECR: then it has to let everybody in. */
  getCredentials(): Promise<RegistryCredentials | undefined>;
}
