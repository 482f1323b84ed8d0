export { parseCommand, USAGE } from './parseCommand';
export type { Command } from './parseCommand';
export { runCommand } from './runCommand';
export { UsageError } from './UsageError';
