import { parseCommand } from './parseCommand';

const words = (line: string) => line.split(' ').filter(Boolean);

it.each([
  ['publish', { command: 'publish', config: [] }],
  [
    'publish --chart policies',
    { command: 'publish', config: [], chart: 'policies' },
  ],
  [
    'publish --config a.yaml --config b.yaml',
    { command: 'publish', config: ['a.yaml', 'b.yaml'] },
  ],
  [
    'upgrade --environment dev --to 1.1.0',
    {
      command: 'upgrade',
      config: [],
      environment: 'dev',
      version: '1.1.0',
      dryRun: false,
    },
  ],
  [
    'upgrade --to=1.1.0 --dry-run --environment=dev',
    {
      command: 'upgrade',
      config: [],
      environment: 'dev',
      version: '1.1.0',
      dryRun: true,
    },
  ],
  ['upgrade --help', { command: 'help' }],
  ['help', { command: 'help' }],
])('understands %s', (line, command) => {
  expect(parseCommand(words(line))).toEqual(command);
});

it.each([
  ['', /no command ""/],
  ['push', /no command "push"/],
  ['upgrade --environment dev', /Give --environment and --to/],
  ['upgrade --to 1.1.0', /Give --environment and --to/],
  ['upgrade --env dev', /--env/],
  ['publish --to 1.1.0', /publish takes no --to/],
  ['publish --dry-run', /publish takes no --dry-run/],
  ['publish charts', /charts/],
  ['publish --chart ../secrets', /name of a folder in charts/],
  ['upgrade --chart policies --environment dev --to 1.1.0', /takes no --chart/],
])('refuses %s', (line, message) => {
  expect(() => parseCommand(words(line))).toThrow(
    expect.objectContaining({
      name: 'UsageError',
      message: expect.stringMatching(message),
    }),
  );
});
