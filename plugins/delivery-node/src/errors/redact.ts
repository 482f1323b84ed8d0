const SECRET_PATTERNS: ReadonlyArray<[RegExp, string]> = [
  [/\b(gh[pousr]_|github_pat_)[A-Za-z0-9_]+/g, '***'],
  [/\b(Bearer|Basic|token)\s+[A-Za-z0-9._~+/=-]{8,}/gi, '$1 ***'],
  [/(:\/\/)[^\s/@]+@/g, '$1***@'],
  [/\b(X-Amz-(?:Signature|Credential|Security-Token))=[^\s&]+/gi, '$1=***'],
  [/\beyJ[\w-]+\.[\w-]+\.[\w-]*/g, '***'],
];

/** Text without what looks like a credential, and without the given secrets. */
export function redact(text: string, secrets: readonly string[] = []): string {
  const known = secrets
    .filter(secret => secret.length >= 6)
    .reduce((rest, secret) => rest.split(secret).join('***'), text);
  return SECRET_PATTERNS.reduce(
    (rest, [pattern, replacement]) => rest.replace(pattern, replacement),
    known,
  );
}
