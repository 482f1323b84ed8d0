/** GitHub's own limit; the catalog and the record take the same text. */
const MAX_LENGTH = 350;

/** What is wrong with a description, or nothing. It must arrive everywhere as it was written. */
export function descriptionProblem(text: string): string | undefined {
  const length = [...text].length;
  if (length > MAX_LENGTH) {
    return `Description: it has ${length} characters; GitHub takes ${MAX_LENGTH}. Shorten it and put the rest into the README.`;
  }
  // eslint-disable-next-line no-control-regex
  if (/[\u0000-\u001f\u007f-\u009f\u2028\u2029]/.test(text)) {
    return 'Description: it has line breaks or control characters, which GitHub refuses. Write it on one line.';
  }
  return undefined;
}
