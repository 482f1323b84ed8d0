import {
  cp,
  mkdtemp,
  readdir,
  readFile,
  rm,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Manifest, nullsIn } from './manifests';
import { referenceViolations } from './references';
import { CHART, render } from './render';
import { securityViolations } from './security';
import { ciValues } from './testing/values';

/** Lines of the templates that carry a default of security. */
const SECURITY =
  /^\s*(- )?(allowPrivilegeEscalation|capabilities|drop|readOnlyRootFilesystem|runAsNonRoot|runAsUser|runAsGroup|fsGroup|seccompProfile|type: RuntimeDefault|automountServiceAccountToken|enableServiceLinks|sizeLimit|policyTypes|unhealthyPodEvictionPolicy|tls|securityContext)\b|\bexcept:|include "baseline\.(containerSecurity|mounts|selector)"/;

const FILES = ['deployment-all', 'statefulset', 'cronjob'];

interface Mutation {
  file: string;
  line: number;
  text: string;
}

const templates = path.join(CHART, 'templates');
const indentOf = (line: string): number =>
  line.length - line.trimStart().length;

/** The template without a line and what is nested in it; an exception from an address range without the exception. */
function without(source: string, line: number): string {
  const lines = source.split('\n');
  if (lines[line].includes('except:')) {
    lines[line] = lines[line].replace(/, except: \[[^\]]*\]/, '');
    return lines.join('\n');
  }
  let end = line + 1;
  while (
    end < lines.length &&
    lines[end].trim() &&
    indentOf(lines[end]) > indentOf(lines[line])
  ) {
    end += 1;
  }
  lines.splice(line, end - line);
  return lines.join('\n');
}

async function mutations(): Promise<Mutation[]> {
  const found: Mutation[] = [];
  for (const file of await readdir(templates)) {
    const lines = (await readFile(path.join(templates, file), 'utf8')).split(
      '\n',
    );
    lines.forEach((text, line) => {
      if (SECURITY.test(text) && !text.includes('define')) {
        found.push({ file, line, text: text.trim() });
      }
    });
  }
  return found;
}

describe('a security default that is taken out of the templates', () => {
  let chart: string;
  let neighbours: Manifest[];

  /** What the checks say of the changed chart: a chart that does not even render is noticed too. */
  const complaints = async (): Promise<string[]> => {
    const said: string[] = [];
    for (const name of FILES) {
      try {
        const manifests = await render(ciValues(name), { chart });
        said.push(
          ...securityViolations(manifests),
          ...referenceViolations(manifests, neighbours),
          ...nullsIn(manifests),
        );
      } catch (error) {
        said.push(String(error));
      }
    }
    return said;
  };

  beforeAll(async () => {
    chart = path.join(
      await mkdtemp(path.join(tmpdir(), 'chart-')),
      'eks_baseline_chart',
    );
    await cp(CHART, chart, { recursive: true });
    neighbours = [
      ...(await render(ciValues('deployment-all'), { release: 'neighbour' })),
      ...(await render(ciValues('statefulset'), { release: 'neighbour-db' })),
    ];
  });
  afterAll(() => rm(path.dirname(chart), { recursive: true }));

  it('is noticed, whichever it is', async () => {
    expect(await complaints()).toEqual([]);

    const all = await mutations();
    expect(all.length).toBeGreaterThan(25);
    const unnoticed: Mutation[] = [];
    for (const mutation of all) {
      const file = path.join(chart, 'templates', mutation.file);
      const source = await readFile(file, 'utf8');
      await writeFile(file, without(source, mutation.line));
      if ((await complaints()).length === 0) {
        unnoticed.push(mutation);
      }
      await writeFile(file, source);
    }
    expect(unnoticed).toEqual([]);
  }, 90_000);
});
