/** A workflow command that a step printed: `::name key=value::data`. */
export interface WorkflowCommand {
  name: string;
  data: string;
}

export function parseCommand(line: string): WorkflowCommand | undefined {
  const match =
    /^\s*::([a-zA-Z][\w-]*)(?:\s+[^:]*(?::(?!:)[^:]*)*)?::(.*)$/.exec(line);
  return match
    ? { name: match[1].toLowerCase(), data: unescapeData(match[2]) }
    : undefined;
}

/** How a log shows a line: the commands that mark lines become markers, others vanish. */
export function renderLine(
  line: string,
  onMask: (secret: string) => void,
): string | undefined {
  const command = parseCommand(line);
  switch (command?.name) {
    case undefined:
      return line;
    case 'add-mask':
      onMask(command?.data ?? '');
      return undefined;
    case 'endgroup':
      return '##[endgroup]';
    case 'error':
    case 'warning':
    case 'notice':
    case 'debug':
    case 'group':
      return `##[${command?.name}]${command?.data}`;
    default:
      return line;
  }
}

function unescapeData(data: string): string {
  return data
    .replaceAll('%0D', '\r')
    .replaceAll('%0A', '\n')
    .replaceAll('%25', '%');
}
