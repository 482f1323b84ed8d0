import { appendFileSync } from 'node:fs';
import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { promisify } from 'node:util';

const execute = promisify(execFile);

/** Who runs: the facts that GitHub itself sets, never an input. */
export function readCaller(env = process.env) {
  const need = name => {
    if (!env[name]) {
      throw new Error(`${name} is not set: this is made to run in GitHub Actions`);
    }
    return env[name];
  };
  const [owner, service] = need('GITHUB_REPOSITORY').split('/');
  return {
    owner,
    service,
    repository: `${owner}/${service}`,
    repositoryId: need('GITHUB_REPOSITORY_ID'),
    commit: need('GITHUB_SHA'),
    actor: need('GITHUB_ACTOR'),
    apiUrl: need('GITHUB_API_URL'),
    serverUrl: need('GITHUB_SERVER_URL'),
    runUrl: `${need('GITHUB_SERVER_URL')}/${owner}/${service}/actions/runs/${need(
      'GITHUB_RUN_ID',
    )}`,
  };
}

export function setOutput(name, value) {
  const delimiter = `end-${randomUUID()}`;
  appendFileSync(
    process.env.GITHUB_OUTPUT,
    `${name}<<${delimiter}\n${value}\n${delimiter}\n`,
  );
}

export function maskSecret(value) {
  console.log(`::add-mask::${value}`);
}

/** A section of the run's summary, for people. */
export function summarise(title, markdown) {
  if (process.env.GITHUB_STEP_SUMMARY) {
    appendFileSync(process.env.GITHUB_STEP_SUMMARY, `### ${title}\n\n${markdown}\n\n`);
  }
}

/** A program with arguments, no shell between. Throws with what it wrote to standard error. */
export async function command(program, ...args) {
  console.log(`$ ${program} ${args.join(' ')}`);
  try {
    const { stdout } = await execute(program, args, {
      maxBuffer: 64 * 1024 * 1024,
    });
    return stdout;
  } catch (error) {
    const said = String(error.stderr ?? '').trim();
    const failure = new Error(`${program} ${args[0]}: ${said || error.message}`, {
      cause: error,
    });
    failure.said = said;
    throw failure;
  }
}

/** Runs a script's main function; a failure becomes an error of the step. */
export async function main(script) {
  try {
    await script();
  } catch (error) {
    const message = error.message
      .replaceAll('%', '%25')
      .replaceAll('\r', '%0D')
      .replaceAll('\n', '%0A');
    console.log(`::error::${message}`);
    process.exitCode = 1;
  }
}
