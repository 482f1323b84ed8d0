import { isError } from '@backstage/errors';
import { textsOf, type Rendered } from '../render';
import { parserOf } from './parse';

/** Files that do not parse as what their names say, and texts that do not end as texts do. */
export function syntaxProblems(rendered: Rendered): string[] {
  return [...textsOf(rendered), ...Object.entries(rendered.gitops)].flatMap(
    ([path, text]) => {
      const problems: string[] = [];
      try {
        parserOf(path)?.(text);
      } catch (error) {
        problems.push(`${path}: ${isError(error) ? error.message : error}`);
      }
      if (text !== '' && (!text.endsWith('\n') || text.endsWith('\n\n'))) {
        problems.push(`${path}: ends without, or with more than, one newline`);
      }
      if (/[ \t]$/m.test(text) && !path.endsWith('.md')) {
        problems.push(`${path}: blanks at the end of a line`);
      }
      return problems;
    },
  );
}
