import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { parse as parseToml } from 'smol-toml';
import { parseAllDocuments } from 'yaml';

function readYaml(text: string): unknown {
  return parseAllDocuments(text).map(document => {
    const problem = [...document.errors, ...document.warnings][0];
    if (problem) {
      throw problem;
    }
    return document.toJS();
  });
}

function readXml(text: string): unknown {
  const valid = XMLValidator.validate(text);
  if (valid !== true) {
    throw new Error(`line ${valid.err.line}: ${valid.err.msg}`);
  }
  return new XMLParser({ ignoreAttributes: false }).parse(text);
}

const PARSERS: Array<[RegExp, (text: string) => unknown]> = [
  [/\.ya?ml$/, readYaml],
  [/\.json$/, text => JSON.parse(text)],
  // As ordinary objects: the parser's have no prototype, and so equal no others.
  [/\.toml$/, text => JSON.parse(JSON.stringify(parseToml(text)))],
  [/(\.xml|\.csproj|\.props|\.targets|\.slnx)$/, readXml],
];

/** How files of a kind are read; undefined for what has no grammar here. */
export function parserOf(
  path: string,
): ((text: string) => unknown) | undefined {
  return PARSERS.find(([pattern]) => pattern.test(path))?.[1];
}
