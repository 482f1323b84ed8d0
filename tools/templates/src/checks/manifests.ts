import { isError } from '@backstage/errors';
import {
  referenceViolations,
  render,
  schemaViolations,
  securityViolations,
  type Manifest,
} from '@internal/charts';
import { parse } from 'yaml';
import type { Rendered } from '../render';

const MAX_LINES = 30;

/** The release that a pipeline would write. */
const RELEASE = {
  image: {
    repository: '123456789012.dkr.ecr.us-east-1.amazonaws.com/orders',
    digest: `sha256:${'0123456789abcdef'.repeat(4)}`,
  },
};

/** Every rule that the manifests of one service must keep. */
const RULES: Array<(manifests: Manifest[]) => string[]> = [
  securityViolations,
  manifests => referenceViolations(manifests),
];

/** Rules that look at each object by itself, asked once for all of them. */
const RULES_OF_OBJECTS: Array<
  (manifests: Manifest[]) => string[] | Promise<string[]>
> = [schemaViolations];

export interface Judged {
  problems: string[];
  /** What the chart makes of the values, each set under a release of its own. */
  objects: Manifest[];
}

/** What is wrong with the values that these creations write, and with what the chart makes of them. */
export async function judgeValues(all: Rendered[]): Promise<Judged> {
  const distinct = new Map<
    string,
    { path: string; values: string; release: string }
  >(
    all.flatMap(({ gitops }) =>
      Object.entries(gitops)
        .filter(([path]) => path.endsWith('/values.yaml'))
        .map(([path, values]) => {
          const release = gitops[path.replace('values.yaml', 'release.yaml')];
          return [
            `${values}\n---\n${release}`,
            { path, values, release },
          ] as const;
        }),
    ),
  );
  const problems: string[] = [];
  const objects: Manifest[] = [];
  for (const [n, { path, values, release }] of [
    ...distinct.values(),
  ].entries()) {
    const lines = values.trim().split('\n').length;
    try {
      const manifests = await render(
        { ...parse(values), ...released(parse(release)) },
        {
          release: `${all[0].template}-${n}`,
          namespace: path.split('/')[1],
        },
      );
      objects.push(...manifests);
      problems.push(
        ...(lines > MAX_LINES
          ? [`${path}: ${lines} lines of ${MAX_LINES}`]
          : []),
        ...(manifests.length === 0 ? [`${path}: nothing is rendered`] : []),
        ...RULES.flatMap(rule => rule(manifests)).map(
          problem => `${path}: ${problem}\n${values}`,
        ),
      );
    } catch (error) {
      problems.push(
        `${path}: ${isError(error) ? error.message : error}\n${values}`,
      );
    }
  }
  const found = await Promise.all(RULES_OF_OBJECTS.map(rule => rule(objects)));
  return { problems: [...problems, ...found.flat()], objects };
}

/** The release that is written, or where the pipeline writes it, one such. */
function released(release: { image?: object }): object {
  return Object.keys(release.image ?? {}).length > 0 ? release : RELEASE;
}
