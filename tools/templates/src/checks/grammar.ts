import { Language, Parser, type Node } from 'web-tree-sitter';
import { readFile } from 'node:fs/promises';

/** A place in a text that no rule of the language's grammar allows. */
export interface SyntaxFault {
  line: number;
  text: string;
}

const parsers = new Map<string, Promise<Parser>>();

/** Everything in a text that is no sentence of a language; the grammar's name is tree-sitter's. */
export async function faultsOf(
  grammar: string,
  text: string,
): Promise<SyntaxFault[]> {
  const parser = parsers.get(grammar) ?? load(grammar);
  parsers.set(grammar, parser);
  const tree = (await parser).parse(text);
  if (!tree) {
    throw new Error(`The grammar ${grammar} did not parse`);
  }
  const faults = deepest(tree.rootNode).map(node => ({
    line: node.startPosition.row + 1,
    text: node.text.split('\n', 1)[0].trim().slice(0, 80),
  }));
  tree.delete();
  return faults;
}

/** The nodes nearest to a fault: a parser that recovers marks all that are around it. */
function deepest(node: Node): Node[] {
  if (!node.hasError) {
    return [];
  }
  const within = node.children.flatMap(child => (child ? deepest(child) : []));
  return within.length > 0 ? within : [node];
}

async function load(grammar: string): Promise<Parser> {
  await Parser.init();
  const parser = new Parser();
  const wasm = require.resolve(
    `@vscode/tree-sitter-wasm/wasm/tree-sitter-${grammar}.wasm`,
  );
  parser.setLanguage(await Language.load(await readFile(wasm)));
  return parser;
}
