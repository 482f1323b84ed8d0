import { compareBuild, valid } from 'semver';

/** A tag cannot hold the `+` of semantic versions; helm writes `_` for it. */
export const tagOf = (version: string) => version.replace('+', '_');

/** Versions of a chart by their tags, the newest first; other tags, such as signatures, are none. */
export function versionsOf(tags: readonly string[]): string[] {
  return tags
    .map(tag => tag.replace('_', '+'))
    .filter(version => valid(version) === version.replace(/\+.*/, ''))
    .sort((a, b) => compareBuild(b, a));
}
