import { ConflictError } from '@backstage/errors';
import {
  gitopsPaths,
  serviceRecordSchema,
  type Release,
  type ServiceRecord,
  type Size,
} from '@internal/plugin-delivery-common';
import type {
  FileChanges,
  GitOpsSnapshot,
} from '@internal/plugin-delivery-node';
import type { JsonObject } from '@backstage/types';
import { parse } from 'yaml';
import {
  renderEmptyRelease,
  renderRecord,
  renderRelease,
  renderValues,
} from '../../render';

export interface ServiceFiles {
  record: ServiceRecord;
  /** Name of the owning team, for labels. */
  team: string;
  size: Size;
  extra?: JsonObject;
  /** What the first environment runs from the start; the others receive it by promotion. */
  release?: Release;
  /** Catalog file and docs of a service without repository, by their path in the GitOps repository. */
  home?: Record<string, string>;
}

/** Values and empty release of a service in some environments. */
export function filesOf(
  service: ServiceFiles,
  environments: readonly string[],
): Record<string, string> {
  const { record, team, size, extra, release } = service;
  const [first] = record.environments;
  return Object.fromEntries(
    environments.flatMap(environment => [
      [
        gitopsPaths.values(environment, record.name),
        renderValues({ team, system: record.system, environment, size, extra }),
      ],
      [
        gitopsPaths.release(environment, record.name),
        release && environment === first
          ? renderRelease(release)
          : renderEmptyRelease(),
      ],
    ]),
  );
}

/** The same with the record, and with what a service without repository has instead of one. */
export function filesWithRecord(
  service: ServiceFiles,
  environments: readonly string[],
): Record<string, string> {
  const { record, home } = service;
  return {
    ...filesOf(service, environments),
    ...home,
    [gitopsPaths.record(record.name)]: renderRecord(record),
  };
}

/** What to commit: the record and those files, unless another creation has recorded a service of that name. */
export async function planCreation(
  snapshot: GitOpsSnapshot,
  service: ServiceFiles,
  environments: readonly string[],
): Promise<FileChanges> {
  const path = gitopsPaths.record(service.record.name);
  const present = await snapshot.read(path);
  const wanted = filesWithRecord(service, environments);
  if (present === undefined) {
    return wanted;
  }
  const parsed = serviceRecordSchema.safeParse(parse(present));
  if (
    !parsed.success ||
    parsed.data.creation.task !== service.record.creation.task
  ) {
    throw new ConflictError(
      `GitOps, file ${path}: another creation has recorded a service of this name. Choose another name.`,
    );
  }
  // Ours, from before a crash: whoever has changed a file since then keeps the change.
  return absentOnly(snapshot, wanted);
}

/** Those of the files that are not there yet. */
export async function absentOnly(
  snapshot: GitOpsSnapshot,
  files: FileChanges,
): Promise<FileChanges> {
  const entries = await Promise.all(
    Object.entries(files).map(async ([path, content]) =>
      (await snapshot.has(path)) ? [] : [[path, content] as const],
    ),
  );
  return Object.fromEntries(entries.flat());
}
