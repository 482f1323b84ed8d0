import { parseArgs } from 'node:util';

export interface Options {
  /** Measured creations of each side in each scenario. */
  runs: number;
  /** Creations of each side that come first and do not count. */
  warmUps: number;
  /** The environments of each scenario. */
  scenarios: string[][];
  /** Lists the requests of one creation of each side. */
  requests: boolean;
  /** Ends with 1 where the gate does not hold. */
  check: boolean;
}

const DEFAULTS = {
  runs: '7',
  warmUps: '2',
  environments: ['dev', 'dev,staging'],
};

/** What the command line asks for; throws where it makes no sense. */
export function readOptions(args: string[]): Options {
  const { values } = parseArgs({
    args,
    options: {
      runs: { type: 'string', default: DEFAULTS.runs },
      'warm-ups': { type: 'string', default: DEFAULTS.warmUps },
      environments: {
        type: 'string',
        multiple: true,
        default: DEFAULTS.environments,
      },
      requests: { type: 'boolean', default: false },
      check: { type: 'boolean', default: false },
    },
  });
  return {
    runs: count('runs', values.runs, 1),
    warmUps: count('warm-ups', values['warm-ups'], 0),
    scenarios: values.environments.map(list => list.split(',')),
    requests: values.requests,
    check: values.check,
  };
}

function count(name: string, text: string, least: number): number {
  const number = Number(text);
  if (!Number.isInteger(number) || number < least) {
    throw new Error(`--${name} must be a whole number from ${least}`);
  }
  return number;
}
