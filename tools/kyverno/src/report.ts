/** What one policy says about one object. */
export interface Verdict {
  policy: string;
  /** `Kind/name`. */
  object: string;
  /** `fail` whether the policy denies or audits; `skip` where an exception applies. */
  result: 'pass' | 'fail' | 'skip' | 'error';
  message: string;
}

interface Report {
  results?: {
    policy: string;
    result: Verdict['result'];
    message: string;
    resources: { kind: string; name: string }[];
  }[];
}

/** Reads the reports that `kyverno apply --policy-report --output-format json` prints, a line each. */
export function readReports(text: string): Verdict[] {
  return text
    .split('\n')
    .filter(line => line.startsWith('{'))
    .flatMap(line => (JSON.parse(line) as Report).results ?? [])
    .flatMap(({ policy, result, message, resources }) =>
      resources.map(({ kind, name }) => ({
        policy,
        object: `${kind}/${name}`,
        result,
        message,
      })),
    );
}
