import { matchesPatterns } from './glob';
import type { Filter, WorkflowDefinition } from './schema';

/** What happened, as far as the filters of `on:` look at it. */
export type Occurrence =
  | { event: 'push'; ref: string; changedFiles: string[] }
  | {
      event: 'pull_request';
      action: string;
      baseRef: string;
      changedFiles: string[];
    };

const DEFAULT_TYPES = ['opened', 'synchronize', 'reopened'];

/** Whether a workflow wants to run for what happened. */
export function isTriggered(
  { on }: Pick<WorkflowDefinition, 'on'>,
  occurrence: Occurrence,
): boolean {
  const filter = on[occurrence.event];
  if (!filter) {
    return false;
  }
  const files = filterFiles(filter, occurrence.changedFiles);
  if (occurrence.event === 'pull_request') {
    return (
      (filter.types ?? DEFAULT_TYPES).includes(occurrence.action) &&
      filterName(
        filter.branches,
        filter['branches-ignore'],
        occurrence.baseRef,
      ) &&
      files
    );
  }
  const match = /^refs\/(heads|tags)\/(.+)$/.exec(occurrence.ref);
  if (!match) {
    return false;
  }
  return match[1] === 'tags'
    ? refWanted(filter, 'tags', match[2])
    : refWanted(filter, 'branches', match[2]) && files;
}

/** Naming only branches leaves tags out, and the other way round. */
function refWanted(
  filter: Filter,
  kind: 'branches' | 'tags',
  name: string,
): boolean {
  const other = kind === 'branches' ? 'tags' : 'branches';
  const own = filter[kind] ?? filter[`${kind}-ignore`];
  if (!own && (filter[other] ?? filter[`${other}-ignore`])) {
    return false;
  }
  return filterName(filter[kind], filter[`${kind}-ignore`], name);
}

function filterName(
  wanted: string[] | undefined,
  ignored: string[] | undefined,
  name: string,
): boolean {
  return (
    (!wanted || matchesPatterns(name, wanted)) &&
    (!ignored || !matchesPatterns(name, ignored))
  );
}

function filterFiles(filter: Filter, files: string[]): boolean {
  const { paths, 'paths-ignore': ignored } = filter;
  return (
    (!paths || files.some(file => matchesPatterns(file, paths))) &&
    (!ignored || files.some(file => !matchesPatterns(file, ignored)))
  );
}
