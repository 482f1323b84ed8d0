import { html, type Html } from '../../core';

const TONES: Record<string, string> = {
  Healthy: 'good',
  Synced: 'good',
  Succeeded: 'good',
  Normal: '',
  Progressing: 'busy',
  Running: 'busy',
  OutOfSync: 'warn',
  Missing: 'warn',
  Suspended: 'warn',
  Degraded: 'bad',
  Failed: 'bad',
  Error: 'bad',
};

/** A word of Argo CD's in the colour of its meaning. */
export const badge = (code: string | undefined): Html =>
  html`<span class="badge ${TONES[code ?? ''] ?? ''}"
    >${code ?? 'Unknown'}</span
  >`;
