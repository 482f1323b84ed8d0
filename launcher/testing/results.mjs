/** The outcome of one kind of test. `reasons`: why something was skipped, one sentence each. */
export function result(
  name,
  { passed = 0, failed = 0, skipped = 0, reasons = [] },
) {
  return { name, passed, failed, skipped, reasons };
}

export function sum(results) {
  const add = key => results.reduce((total, r) => total + r[key], 0);
  return {
    passed: add('passed'),
    failed: add('failed'),
    skipped: add('skipped'),
  };
}
