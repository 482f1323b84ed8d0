import { parseArgs } from 'node:util';
import { UsageError } from './UsageError';

export const USAGE = `yarn chart:publish                               push charts/eks_baseline_chart to the registry of delivery.chart
yarn chart:publish --chart policies              push another chart of charts/ beside it
yarn chart:upgrade --environment dev --to 1.1.0  open the pull request that moves an environment to a chart version
yarn chart:upgrade … --dry-run                   print its description and change nothing
Both take --config FILE, as often as needed; without it they work on the sandbox that npm start brings up.`;

export type Command =
  | { command: 'help' }
  | { command: 'publish'; config: string[]; chart?: string }
  | {
      command: 'upgrade';
      config: string[];
      environment: string;
      version: string;
      dryRun: boolean;
    };

/** What a command line asks for. Throws UsageError. */
export function parseCommand(argv: readonly string[]): Command {
  const [name, ...args] = argv;
  const { environment, to, help, config, chart, ...rest } = parse(args);
  if (help || name === 'help') {
    return { command: 'help' };
  }
  if (name === 'publish') {
    refuse({ '--environment': environment, '--to': to });
    refuse({ '--dry-run': rest['dry-run'] || undefined });
    if (chart !== undefined && !/^[a-z][a-z0-9_-]*$/.test(chart)) {
      throw new UsageError(
        '--chart takes the name of a folder in charts/, for instance policies.',
      );
    }
    return { command: 'publish', config, ...(chart && { chart }) };
  }
  if (name === 'upgrade') {
    if (chart !== undefined) {
      throw new UsageError('upgrade takes no --chart.');
    }
    if (!environment || !to) {
      throw new UsageError(
        'Give --environment and --to, for instance --environment dev --to 1.1.0.',
      );
    }
    return {
      command: 'upgrade',
      config,
      environment,
      version: to,
      dryRun: rest['dry-run'],
    };
  }
  throw new UsageError(
    `There is no command "${name ?? ''}": publish or upgrade.`,
  );
}

function parse(args: string[]) {
  try {
    return parseArgs({
      args,
      options: {
        config: { type: 'string', multiple: true, default: [] },
        environment: { type: 'string' },
        to: { type: 'string' },
        chart: { type: 'string' },
        'dry-run': { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    }).values;
  } catch (cause) {
    throw new UsageError(cause instanceof Error ? cause.message : '', cause);
  }
}

function refuse(options: Record<string, unknown>): void {
  for (const [option, value] of Object.entries(options)) {
    if (value !== undefined) {
      throw new UsageError(`publish takes no ${option}.`);
    }
  }
}
