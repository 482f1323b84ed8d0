import { html, type Html } from '../../github/pages';

const BAD = ['failure', 'startup_failure', 'timed_out', 'cancelled'];

/** How a run, job or step stands, in one word. */
export function badge(status: string, conclusion: string | null): Html {
  const shown = conclusion ?? status;
  const look =
    shown === 'success'
      ? 'state'
      : BAD.includes(shown)
      ? 'state closed'
      : 'muted';
  return html`<span class="${look}">${shown.replace('_', ' ')}</span>`;
}

export function duration(from: string | null, to: string | null): string {
  if (!from) {
    return '';
  }
  const end = to ? Date.parse(to) : Date.now();
  const seconds = Math.max(0, Math.round((end - Date.parse(from)) / 1000));
  return seconds < 60
    ? `${seconds}s`
    : `${Math.floor(seconds / 60)}m ${seconds % 60}s`;
}
