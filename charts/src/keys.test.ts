import { list, Manifest, podsOf, Tree } from './manifests';
import { render } from './render';
import { Case, CASES } from './testing/cases';
import { schemaKeys } from './testing/schemaKeys';
import { merge, RELEASE, Values } from './testing/values';

/** Reads `Kind:path`, or a path in `pods:`, the Pods' `labels:` or `annotations:`, or in the container `app:`, `init:` or `side:`. */
function read(manifests: Manifest[], where: string): unknown {
  const [what, path] = where.split(/:(.*)/s);
  const pods = podsOf(manifests)[0];
  const container = (group: string, name: string): Tree | undefined =>
    list(pods.spec, group).find(candidate => candidate.name === name);
  const roots: Record<string, () => unknown> = {
    pods: () => pods.spec,
    labels: () => pods.labels,
    annotations: () => pods.annotations,
    app: () => container('containers', 'app'),
    init: () => container('initContainers', 'init'),
    side: () => container('initContainers', 'side'),
  };
  const root = roots[what]?.() ?? manifests.find(({ kind }) => kind === what);
  if (path === '') {
    return root !== undefined;
  }
  // Keys such as `app.kubernetes.io/name` hold dots: they are written with `~`.
  return path
    .split('.')
    .reduce<unknown>(
      (value, key) => (value as Tree | undefined)?.[key.replaceAll('~', '.')],
      root,
    );
}

const cache = new Map<string, Promise<Manifest[]>>();

function manifestsOf(values: Values): Promise<Manifest[]> {
  const key = JSON.stringify(values);
  const found = cache.get(key) ?? render(merge(RELEASE, values));
  cache.set(key, found);
  return found;
}

describe('each key of the values', () => {
  it('has its cases', () => {
    const covered = CASES.map(({ key }) => key);
    expect(schemaKeys().filter(key => !covered.includes(key))).toEqual([]);
    expect(covered.filter(key => !schemaKeys().includes(key))).toEqual([]);
  });

  it.each(
    CASES.map((example): [string, string, Case] => [
      example.key,
      example.where,
      example,
    ]),
  )('%s, read at %s', async (_, where, { base, unset, values, set }) => {
    expect(read(await manifestsOf(base), where)).toEqual(unset);
    expect(read(await manifestsOf(merge(base, values)), where)).toEqual(set);
  });
});
