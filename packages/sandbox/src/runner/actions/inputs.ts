/** What the actions that are stood in for take, by their own `action.yaml` at the versions in use. */
const INPUTS: Record<string, string> = {
  'actions/checkout':
    'repository ref token ssh-key ssh-known-hosts ssh-strict ssh-user persist-credentials path clean filter sparse-checkout sparse-checkout-cone-mode fetch-depth fetch-tags show-progress lfs submodules set-safe-directory github-server-url allow-unsafe-pr-checkout',
  'actions/setup-node':
    'node-version node-version-file architecture check-latest registry-url scope token cache package-manager-cache cache-dependency-path mirror mirror-token',
  'actions/setup-python':
    'python-version python-version-file cache architecture check-latest token cache-dependency-path update-environment allow-prereleases freethreaded pip-version',
  'actions/setup-java':
    'java-version java-version-file distribution java-package architecture jdk-file check-latest set-default verify-signature verify-signature-public-key server-id server-username server-password settings-path overwrite-settings gpg-private-key gpg-passphrase cache cache-dependency-path job-status token mvn-toolchain-id mvn-toolchain-vendor show-download-progress',
  'actions/setup-dotnet':
    'dotnet-version dotnet-quality dotnet-channel global-json-file source-url owner config-file cache cache-dependency-path workloads architecture',
  'actions/upload-artifact':
    'name path if-no-files-found retention-days compression-level overwrite include-hidden-files archive',
  'actions/download-artifact':
    'name artifact-ids path pattern merge-multiple github-token repository run-id skip-decompress digest-mismatch',
  'docker/setup-buildx-action':
    'version driver driver-opts buildkitd-flags buildkitd-config buildkitd-config-inline use name endpoint platforms append keep-state cache-binary cleanup',
  'docker/build-push-action':
    'add-hosts allow annotations attests build-args build-contexts builder cache-from cache-to call cgroup-parent context file labels load network no-cache no-cache-filters outputs platforms provenance pull push sbom secrets secret-envs secret-files shm-size ssh tags target ulimit github-token',
  'aws-actions/configure-aws-credentials':
    'aws-region aws-profile overwrite-aws-profile role-to-assume aws-access-key-id aws-secret-access-key aws-session-token web-identity-token-file role-chaining audience http-proxy no-proxy mask-aws-account-id role-duration-seconds role-external-id role-session-name role-skip-session-tagging transitive-tag-keys inline-session-policy managed-session-policies output-credentials output-env-credentials unset-current-credentials disable-retry retry-max-attempts special-characters-workaround use-existing-credentials allowed-account-ids force-skip-oidc action-timeout-s custom-tags sts-endpoint',
  'aws-actions/amazon-ecr-login':
    'http-proxy mask-password registries registry-type skip-logout',
  'aquasecurity/trivy-action':
    'scan-type image-ref input scan-ref exit-code ignore-unfixed vuln-type severity format template output skip-dirs skip-files cache-dir timeout ignore-policy hide-progress list-all-pkgs scanners trivyignores github-pat trivy-config tf-vars limit-severities-for-sarif docker-host version cache skip-setup-trivy token-setup-trivy',
  'sigstore/cosign-installer': 'cosign-release install-dir use-sudo',
};

/** What a step gives an action that it does not take: GitHub warns and goes on, so that a slip of the pen is not seen. */
export function unexpectedInputs(action: string, given: string[]): string[] {
  const known = INPUTS[action.toLowerCase()]?.split(' ');
  return known ? given.filter(name => !known.includes(name)) : [];
}
