import { parse } from 'yaml';
import { textsOf, type Rendered } from '../render';
import { lockedRequirementsProblems } from './requirements';

/** The files that an ecosystem of Dependabot starts from. */
const MANIFESTS: Record<string, RegExp> = {
  docker: /^Dockerfile$/,
  maven: /(^|\/)pom\.xml$/,
  npm: /^package\.json$/,
  nuget: /\.csproj$/,
  uv: /^requirements\.in$/,
};

/** Ecosystems that Dependabot would find nothing for, and locks that it could not keep. */
export function dependabotProblems(rendered: Rendered): string[] {
  const file = '.github/dependabot.yml';
  const text = rendered.files.get(file)?.toString('utf8');
  if (text === undefined) {
    return [];
  }
  const updates: Array<{ 'package-ecosystem': string }> = parse(text).updates;
  const ecosystems = updates.map(update => update['package-ecosystem']);
  const paths = [...rendered.files.keys()];
  return [
    ...ecosystems
      .filter(name => !paths.some(path => MANIFESTS[name]?.test(path)))
      .map(name => `${file}: nothing here is for ${name}`),
    ...(ecosystems.includes('uv')
      ? lockedRequirementsProblems(new Map(textsOf(rendered)))
      : []),
  ];
}
