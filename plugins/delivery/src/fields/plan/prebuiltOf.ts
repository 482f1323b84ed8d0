/** What a template says of the images that it brings, by the answers; the first that they fit counts. */
export interface PrebuiltRule {
  when: Record<string, string>;
  /** The image; left out where the question `image` asks for it. */
  image?: string;
  /** The question that asks for the size of its disk; left out where it has none. */
  storage?: string;
}

/** An image that no pipeline builds, and what it keeps. */
export interface Prebuilt {
  /** As it was named; undefined where it has not been yet. */
  image?: string;
  /** Size of the disk that it has in each environment, for instance `2Gi`. */
  disk?: string;
}

/** The image that the answers lead to; undefined where they lead to none yet. */
export function prebuiltOf(
  rules: readonly PrebuiltRule[],
  answers: Record<string, unknown>,
): Prebuilt | undefined {
  const rule = rules.find(({ when }) =>
    Object.entries(when).every(([key, value]) => answers[key] === value),
  );
  return (
    rule && {
      image: rule.image ?? textOf(answers.image),
      disk: rule.storage && textOf(answers[rule.storage]),
    }
  );
}

function textOf(answer: unknown): string | undefined {
  return typeof answer === 'string' && answer !== '' ? answer : undefined;
}
