import { parseCommand, USAGE } from './parseCommand';
import { runCommand } from './runCommand';

/** Errors that say all there is to say; any other is a defect, and shown with its stack. */
const EXPECTED = [
  'ConflictError',
  'DeliveryError',
  'HelmError',
  'InputError',
  'NotFoundError',
  'UpgradeRefusedError',
];

async function main(): Promise<void> {
  await runCommand(parseCommand(process.argv.slice(2)), {
    rootDir: process.cwd(),
    say: text => void process.stdout.write(`${text}\n`),
  });
}

main().catch((error: Error) => {
  const usage = error.name === 'UsageError';
  const text =
    usage || EXPECTED.includes(error.name) ? error.message : error.stack;
  process.stderr.write(`✗ ${text}\n${usage ? `\n${USAGE}\n` : ''}`);
  process.exitCode = 1;
});
