import path from 'node:path';
import { textsOf, type Rendered } from '../render';
import { faultsOf } from './grammar';

/** Languages whose compiler a machine may lack, by the ending of their files. */
const GRAMMARS: Record<string, string> = { '.cs': 'c-sharp', '.java': 'java' };

/** Code that its compiler would not even parse. */
export async function codeProblems(rendered: Rendered): Promise<string[]> {
  const problems = await Promise.all(
    textsOf(rendered).map(async ([file, text]) => {
      const grammar = GRAMMARS[path.extname(file)];
      const faults = grammar ? await faultsOf(grammar, text) : [];
      return faults.map(fault => `${file}:${fault.line}: near ${fault.text}`);
    }),
  );
  return problems.flat();
}
