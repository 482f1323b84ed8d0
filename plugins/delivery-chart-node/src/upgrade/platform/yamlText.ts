import { InputError } from '@backstage/errors';
import { parseAllDocuments, type Document, type ParsedNode } from 'yaml';

export type ParsedDocument = Document.Parsed<ParsedNode>;

/** The one document of a kind in a file that people wrote. Throws InputError that names the file. */
export function documentOf(
  file: string,
  text: string,
  kind: string,
): ParsedDocument {
  const documents = parseAllDocuments(text) as ParsedDocument[];
  const broken = documents.flatMap(({ errors }) => errors);
  if (broken.length) {
    throw new InputError(`${file} is not YAML: ${broken[0].message}`);
  }
  const found = documents.filter(document => document.get('kind') === kind);
  if (found.length !== 1) {
    throw new InputError(
      `${file} has ${found.length} objects of kind ${kind}; exactly one is expected.`,
    );
  }
  return found[0];
}

/** The text with a part replaced: everything else stays to the byte, comments and formatting included. */
export function splice(
  text: string,
  start: number,
  end: number,
  replacement: string,
): string {
  return `${text.slice(0, start)}${replacement}${text.slice(end)}`;
}
