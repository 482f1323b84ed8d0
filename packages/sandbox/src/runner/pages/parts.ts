import { html, type Html } from '../../core';

const BAD = ['failure', 'startup_failure', 'timed_out', 'cancelled'];

/** How a run, job or step stands, in one word. */
export function badge(status: string, conclusion: string | null): Html {
  const shown = conclusion ?? status;
  return html`<span class="${lookOf(shown)}">${shown.replace('_', ' ')}</span>`;
}

function lookOf(shown: string): string {
  if (shown === 'success') {
    return 'state';
  }
  return BAD.includes(shown) ? 'state closed' : 'muted';
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
