import { readSettings } from './cli';
import { startSandbox } from './sandbox';

/** Started by a launcher: one line of JSON on stdout when ready, words for people on stderr. */
async function main(): Promise<void> {
  const say = (area: string, message: string) =>
    void process.stderr.write(`[${area}] ${message}\n`);
  const sandbox = await startSandbox({
    ...readSettings(process.env),
    log: say,
  });
  process.stdout.write(
    `${JSON.stringify({ ready: true, urls: sandbox.urls })}\n`,
  );
  let stopping = false;
  const stop = (signal: string) => {
    if (stopping) {
      return;
    }
    stopping = true;
    say('sandbox', `Stopping on ${signal}`);
    sandbox.stop().then(
      () => process.exit(0),
      error => fail(error),
    );
  };
  process.on('SIGTERM', () => stop('SIGTERM'));
  process.on('SIGINT', () => stop('SIGINT'));
}

function fail(error: unknown): never {
  const message = error instanceof Error ? error.message : String(error);
  process.stderr.write(`The sandbox did not start: ${message}\n`);
  process.exit(1);
}

main().catch(fail);
