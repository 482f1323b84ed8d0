import { posix } from 'node:path';
import { patternToRegExp } from './pattern';

export interface IgnoreRules {
  /** Whether a path of the context, without leading slash, is left out. */
  ignores(path: string): boolean;
  /** Whether a folder that is left out may hold something that is not. */
  readonly hasExceptions: boolean;
}

/** Reads a .dockerignore: the last rule that matches a path, or a folder that it is in, decides. */
export function parseDockerignore(source: string): IgnoreRules {
  const rules = source
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .map(line => line.trim())
    .filter(line => line !== '' && !line.startsWith('#'))
    .map(line => {
      const negated = line.startsWith('!');
      const clean = posix
        .normalize(`/${negated ? line.slice(1).trim() : line}`)
        .replace(/^\/|\/$/g, '');
      return {
        negated,
        pattern: clean,
        matches: patternToRegExp(clean, { doubleStar: true }),
      };
    })
    .filter(({ pattern }) => pattern !== '');
  return {
    hasExceptions: rules.some(({ negated }) => negated),
    ignores: path => {
      const parts = path.split('/');
      const withParents = parts.map((_, n) => parts.slice(0, n + 1).join('/'));
      let ignored = false;
      for (const rule of rules) {
        if (withParents.some(candidate => rule.matches.test(candidate))) {
          ignored = !rule.negated;
        }
      }
      return ignored;
    },
  };
}
