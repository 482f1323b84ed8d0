import type { Side } from './sides';
import type { Stage } from './stage';

/** What the stage has of a service, for a side: what is missing of the outcome; nothing, when it is whole. */
export async function missingOf(
  stage: Stage,
  side: Side,
  service: string,
  environments: readonly string[],
): Promise<string[]> {
  const { urls } = stage.sandbox;
  const get = async <T>(url: string): Promise<T | undefined> => {
    const response = await fetch(url, {
      headers: { authorization: `Bearer ${stage.token}` },
    });
    return response.ok ? (response.json() as Promise<T>) : undefined;
  };
  const filesOf = async (repository: string) => {
    const listed = await get<{ tree: Array<{ path: string; type: string }> }>(
      `${urls.github}/api/v3/repos/acme/${repository}/git/trees/main?recursive=1`,
    );
    return new Set((listed?.tree ?? []).map(({ path }) => path));
  };
  const code = await filesOf(service);
  const gitops = await filesOf('gitops-apps');
  const missing = [
    ...['package.json', 'src/server.ts', '.github/workflows/ci.yaml']
      .filter(path => !code.has(path))
      .map(path => `file ${path} of the repository`),
    ...side
      .gitopsFiles(service, environments)
      .filter(path => !gitops.has(path))
      .map(path => `file ${path} of gitops-apps`),
  ];
  if (!(await get(`${urls.ecr}/v2/${service}/tags/list`))) {
    missing.push('ECR repository');
  }
  for (const environment of environments) {
    const name = `${service}-${environment}`;
    if (!(await get(`${urls.argocd}/api/v1/applications/${name}`))) {
      missing.push(`Application ${name}`);
    }
  }
  return missing;
}
