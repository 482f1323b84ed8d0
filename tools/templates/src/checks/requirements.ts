import path from 'node:path';

/**
 * What keeps Dependabot's `uv` from resolving the requirements of Python anew. It compiles `x.in` into `x.txt`, with those
 * options of the command in its head that it knows. A `x.txt` without `x.in` it takes for a list that people wrote: it
 * would raise each version in it by itself, against what the others ask for.
 */
export function lockedRequirementsProblems(
  files: Map<string, string>,
): string[] {
  return [...files.keys()]
    .filter(file => /^requirements[\w-]*\.(in|txt)$/.test(file))
    .map(file => path.basename(file, path.extname(file)))
    .filter((name, index, all) => all.indexOf(name) === index)
    .flatMap(name => lockProblems(name, files));
}

function lockProblems(name: string, files: Map<string, string>): string[] {
  const source = files.get(`${name}.in`);
  const lock = files.get(`${name}.txt`);
  if (source === undefined || lock === undefined) {
    const lacks = source === undefined ? 'in' : 'txt';
    return [`${name}.${lacks}: is not there beside the other`];
  }
  const command = commandFor(name, files);
  const docs = files.get('docs/test.md') ?? '';
  const pinned = pinsOf(lock);
  const shared = pinsOf(files.get('requirements.txt') ?? '');
  return [
    ...(lock.split('\n')[1] === `#    ${command}`
      ? []
      : [`its head does not say "${command}"`]),
    ...(docs.includes(`\n${command}\n`)
      ? []
      : [`docs/test.md does not say "${command}"`]),
    ...namesIn(source)
      .filter(wanted => !pinned.has(wanted))
      .map(wanted => `${wanted} is not locked`),
    ...[...pinned]
      .filter(([, pin]) => !pin.includes('--hash=sha256:'))
      .map(([locked]) => `${locked} has no hash`),
    ...[...pinned]
      .filter(([locked, pin]) => (shared.get(locked) ?? pin) !== pin)
      .map(([locked]) => `${locked} is another than in requirements.txt`),
  ].map(problem => `${name}.txt: ${problem}`);
}

/** For every system, from the oldest Python that may run it. */
function commandFor(name: string, files: Map<string, string>): string {
  const [, oldest] = /requires-python = ">=([\d.]+)"/.exec(
    files.get('pyproject.toml') ?? '',
  ) ?? [undefined, 'unknown'];
  return `uv pip compile --universal --python-version ${oldest} --generate-hashes ${name}.in -o ${name}.txt`;
}

function namesIn(source: string): string[] {
  return [...source.matchAll(/^[\w.-]+(?=\s*[[<>=~!;]|$)/gm)]
    .map(([found]) => found)
    .filter(found => !found.startsWith('-'));
}

/** Version, marker and hashes of each package by its name. */
function pinsOf(lock: string): Map<string, string> {
  return new Map(
    [...lock.matchAll(/^([\w.-]+)==((?:.*\\\n)*.*)$/gm)].map(
      ([, name, pin]) => [name, pin],
    ),
  );
}
