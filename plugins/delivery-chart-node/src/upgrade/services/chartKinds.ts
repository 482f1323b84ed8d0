const ANNOTATIONS = ['delivery/kinds', 'delivery/child-kinds'];

/** The kinds that a chart says it emits, and those that controllers make of them; from the annotations of its Chart.yaml. */
export function chartKinds(
  annotations: Readonly<Record<string, string>>,
): string[] {
  return ANNOTATIONS.flatMap(name =>
    (annotations[name] ?? '').split(/\s+/).filter(Boolean),
  );
}
