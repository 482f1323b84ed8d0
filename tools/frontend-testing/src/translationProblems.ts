type Messages = Record<string, string>;

/** The flat messages of a translation reference, which its public type does not show. */
function messagesOf(reference: object): Messages {
  return (reference as { getDefaultMessages(): Messages }).getDefaultMessages();
}

const placeholdersOf = (message: string) =>
  [...message.matchAll(/\{\{(\w+)\}\}/g)]
    .map(match => match[1])
    .sort()
    .join(', ');

/** What a translation lacks, has too much, or fills with other placeholders than the messages of its reference. */
export function translationProblems(
  reference: object,
  translation: Messages,
): string[] {
  const messages = messagesOf(reference);
  const keys = new Set([...Object.keys(messages), ...Object.keys(translation)]);
  if (keys.size === 0) {
    return ['there is nothing to translate'];
  }
  return [...keys].flatMap(key => {
    if (!(key in translation)) {
      return `${key}: not translated`;
    }
    if (!(key in messages)) {
      return `${key}: translates nothing`;
    }
    const wanted = placeholdersOf(messages[key]);
    const found = placeholdersOf(translation[key]);
    return wanted === found
      ? []
      : `${key}: has {${found}} instead of {${wanted}}`;
  });
}
