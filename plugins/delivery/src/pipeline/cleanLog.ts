/* eslint-disable no-control-regex */
const ESCAPES = /\u001b\[[0-9;?]*[A-Za-z]/g;
const CONTROLS = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufeff]/g;
const TIMESTAMP = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d+Z /;
const MARKER =
  /^##\[(group|endgroup|error|warning|notice|command|debug|section)\]/;

const shown: Record<string, string> = {
  group: '▸ ',
  error: '✖ ',
  warning: '⚠ ',
  notice: 'ℹ ',
  command: '$ ',
};

/** A pipeline's log as plain lines: no colour codes, no time stamps, markers of the runner as signs. */
export function cleanLog(raw: string): string {
  return raw
    .replace(ESCAPES, '')
    .split(/\r?\n/)
    .flatMap(line => {
      const text = line.replace(CONTROLS, '').replace(TIMESTAMP, '');
      const marker = MARKER.exec(text)?.[1];
      if (marker === 'endgroup') return [];
      return marker ? [text.replace(MARKER, shown[marker] ?? '')] : [text];
    })
    .map(line => line.split('\r').pop() ?? '')
    .join('\n')
    .trimEnd();
}
