import { useState } from 'react';
import { useFirstChoice } from '../choices';

/** What is typed, line by line. The value is the lines that say something, so that one left empty is no mistake. */
export function useLines(
  value: ReadonlyArray<string | undefined> | undefined,
  onChange: (value: string[]) => void,
) {
  const [lines, setLines] = useState(() =>
    (value ?? []).map(text => text ?? ''),
  );

  // A list of at least one begins with a line that says nothing, which would be refused for what it is not.
  const unsaid = value?.some(text => !text) ?? false;
  useFirstChoice(unsaid, () => onChange(lines.filter(Boolean)));

  function change(next: string[]) {
    setLines(next);
    onChange(next.filter(Boolean));
  }

  return {
    lines,
    /** Where a line is among those of the value. */
    placeOf: (index: number) => lines.slice(0, index).filter(Boolean).length,
    write: (index: number, text: string) =>
      change(lines.map((line, at) => (at === index ? text : line))),
    add: () => setLines([...lines, '']),
    remove: (index: number) => change(lines.filter((_, at) => at !== index)),
  };
}
