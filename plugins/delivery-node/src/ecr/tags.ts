import type { TagData } from './schema';

const SERVICE = 'delivery:service';
const CREATION = 'delivery:creation';
const GITHUB_REPOSITORY_ID = 'delivery:github-repository-id';

/** The tags of a service's repository: whose it is, which creation made it, and whose pipeline may publish there. */
export function tagsOf(repository: {
  service: string;
  marker: string;
  githubRepositoryId: number;
}) {
  return [
    { Key: SERVICE, Value: repository.service },
    { Key: CREATION, Value: repository.marker },
    {
      Key: GITHUB_REPOSITORY_ID,
      Value: String(repository.githubRepositoryId),
    },
  ];
}

/** What the tags of any repository say; an id that is no number says nothing. */
export function readTags(tags: readonly TagData[]) {
  const values = new Map(tags.map(tag => [tag.Key, tag.Value]));
  const id = Number(values.get(GITHUB_REPOSITORY_ID));
  return {
    marker: values.get(CREATION),
    githubRepositoryId: Number.isSafeInteger(id) && id > 0 ? id : undefined,
  };
}
