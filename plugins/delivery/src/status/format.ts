/** Seven characters of a commit's SHA; anything that is no SHA stays whole. */
export function shortCommit(commit: string): string {
  return /^[0-9a-f]{40}$/.test(commit) ? commit.slice(0, 7) : commit;
}

/** `sha256:` and twelve digits. */
export function shortDigest(digest: string): string {
  return digest.replace(/^(sha256:[0-9a-f]{12})[0-9a-f]+$/, '$1');
}

/** Milliseconds between two moments as `12 s` or `3 min 05 s`; undefined when either is missing. */
export function duration(from?: string, to?: string): string | undefined {
  const seconds = Math.round(
    (Date.parse(to ?? '') - Date.parse(from ?? '')) / 1000,
  );
  if (!Number.isFinite(seconds) || seconds < 0) return undefined;
  const minutes = Math.floor(seconds / 60);
  return minutes
    ? `${minutes} min ${String(seconds % 60).padStart(2, '0')} s`
    : `${seconds} s`;
}

/** The address when it is one that a browser may follow; addresses come from other systems. */
export function webAddress(address?: string): string | undefined {
  return address && /^https?:\/\//i.test(address) ? address : undefined;
}
