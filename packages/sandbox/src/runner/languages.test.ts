import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { javaService } from './__testUtils__/javaService';
import { findJdk } from './job/environment/jdk';
import { nodeService, onboard, readGitops } from './__testUtils__/service';
import { REPOSITORY_ROOT, startActions } from './__testUtils__/startActions';
import { requirePrograms } from './job';

jest.setTimeout(500_000);

const ORGANISATION = join(REPOSITORY_ROOT, 'examples/organisation');

describe('the pipeline in other languages', () => {
  let actions: Awaited<ReturnType<typeof startActions>>;

  beforeAll(async () => {
    actions = await startActions({ organisationDir: ORGANISATION });
  });
  afterAll(() => actions.stop());

  async function outcome(name: string, commit: string) {
    // A first run fetches what Maven needs.
    const run = await actions.finishedRun(name, commit, undefined, 200);
    const jobs = await actions.jobs(name, run.id);
    return {
      run,
      summary: jobs.map(
        job => `${job.name.replace('deliver / ', '')}: ${job.conclusion}`,
      ),
      log: jobs[0].log,
    };
  }

  async function releasedCommit(name: string): Promise<string | undefined> {
    const file = `environments/dev/${name}/release.yaml`;
    return parse(await readGitops(actions, file)).release.commit;
  }

  it('releases a service whose tool chain this machine lacks, and says that its tests were skipped', async () => {
    const path = 'actions/test-dotnet/action.yaml';
    const source = readFileSync(join(ORGANISATION, 'pipelines', path), 'utf8');
    // Whatever this machine has, the job finds nothing.
    await actions.push('pipelines', {
      [path]: source.replace(
        '    - uses: actions/setup-dotnet',
        '    - shell: bash\n      run: echo "PATH=/nowhere" >> "$GITHUB_ENV"\n    - uses: actions/setup-dotnet',
      ),
    });
    await onboard(actions, 'parcels');
    const files = nodeService('parcels');
    const commit = await actions.push('parcels', {
      ...files,
      '.github/workflows/ci.yaml': files['.github/workflows/ci.yaml'].replace(
        'language: node',
        'language: dotnet',
      ),
    });
    const { run, summary, log } = await outcome('parcels', commit);
    expect(summary).toEqual([
      'test: skipped',
      'build: success',
      'scan: success',
      'publish: success',
      'release: success',
    ]);
    expect(run.conclusion).toBe('success');
    expect(log).toContain(
      'Skipped: this machine has no `dotnet`: install the .NET SDK',
    );
    const page = await (await fetch(run.html_url)).text();
    expect(page).toContain('this machine has no `dotnet`');
    expect(await releasedCommit('parcels')).toBe(commit);
  });

  it('takes a Java service from a push to a release by Maven, and stops where its tests fail', async () => {
    const missing = await requirePrograms(
      ['java', 'javac', 'mvn'],
      process.env.PATH ?? '',
      'install a JDK and Maven',
    ).then(
      () =>
        findJdk(25, process.env)
          ? undefined
          : 'this machine has no JDK 25 or later: install one',
      (error: Error) => error.message,
    );
    await onboard(actions, 'ledger');
    const commit = await actions.push('ledger', javaService(3));
    const first = await outcome('ledger', commit);
    if (missing) {
      process.stderr.write(`Java, not tried with Maven: ${missing}\n`);
    }
    expect(first.summary).toEqual([
      missing ? 'test: skipped' : 'test: success',
      'build: success',
      'scan: success',
      'publish: success',
      'release: success',
    ]);
    expect(first.log).toContain(missing ?? 'Tests run: 1, Failures: 0');
    expect(await releasedCommit('ledger')).toBe(commit);
    if (missing) {
      return;
    }
    const wrong = await actions.push('ledger', javaService(4));
    const second = await outcome('ledger', wrong);
    expect(second.summary[0]).toBe('test: failure');
    expect(second.log).toContain('expected:<4> but was:<3>');
    expect(await releasedCommit('ledger')).toBe(commit);
  });
});
