import type { About } from './About';
import { notesOn } from './notes';

/** The pull request in words: what it brings, what it leaves, and what must hold before it is merged. */
export function describeProposal(about: About): string {
  const { service, repository, left, needed, taskUrl } = about;
  const added = Object.keys(about.files);
  const list = (paths: string[]) =>
    paths.map(path => `- \`${path}\``).join('\n');
  const parts = [
    added.length > 0
      ? `Makes \`${service}\` a service of the platform. The first release happens when this is merged; until then nothing runs.\n\n## Added\n\n${list(
          added,
        )}`
      : `\`${service}\` is a service of the platform, and its repository lacks nothing: the next push to \`${repository.defaultBranch}\` is its first release.`,
    left.length > 0
      ? `## Left as it is\n\nThese are there already, so that they were not touched:\n\n${list(
          left,
        )}`
      : '',
    ...notesOn(about),
    needed.length > 0
      ? `## What the pipeline needs\n\nIt fails without these, which are not there yet:\n\n${needed
          .map(({ path, how }) => `- \`${path}\`: ${how}`)
          .join('\n')}`
      : '',
    expectations(about),
    `---\nProposed by the portal: ${taskUrl}`,
  ];
  return parts.filter(Boolean).join('\n\n');
}

function expectations({ files, port, path }: About): string {
  return [
    `## Before ${Object.keys(files).length > 0 ? 'you merge' : 'you push'}`,
    '',
    '- The image runs as user 10001 without any privilege, on a read-only disk where only `/tmp` can be written.',
    `- It listens on ${
      port === undefined ? 'the port that the form was given' : `port ${port}`
    }, and answers ${
      path === undefined ? 'at the path that the form was given' : `\`${path}\``
    } with a status below 400 when it can take requests.`,
    '- On SIGTERM it ends the requests that it has begun, within 30 seconds.',
  ].join('\n');
}
