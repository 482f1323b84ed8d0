/** A file of a repository, as its tree lists it. */
export interface ListedFile {
  path: string;
  mode: string;
  sha: string;
  size?: number;
}

/** What a document says that it is: `OpenAPI 3.1.0`, `Swagger 2.0`. */
export type Judgement = { is: string } | { problem: string };

/** The catalog keeps the whole text in its entity. */
const MAX_BYTES = 1024 * 1024;

/**
 * Beside the code, in folders for it, and where frameworks serve a file from that is written by hand: Spring from its
 * resources, MicroProfile from META-INF among them.
 */
const FOLDERS = [
  '',
  'docs/',
  'api/',
  'openapi/',
  'spec/',
  'src/main/resources/',
  'src/main/resources/static/',
  'src/main/resources/META-INF/',
];
const EXTENSIONS = ['yaml', 'yml', 'json'];

/** Where a document may be, the likeliest first: what is called openapi before the older swagger. */
const PLACES = ['openapi', 'swagger'].flatMap(name =>
  FOLDERS.flatMap(folder =>
    EXTENSIONS.map(extension => `${folder}${name}.${extension}`),
  ),
);

/** Files that may be the OpenAPI document, the likeliest first. */
export function openApiCandidates(files: readonly ListedFile[]): ListedFile[] {
  const byPath = new Map(files.map(file => [file.path, file]));
  return PLACES.flatMap(path => byPath.get(path) ?? []);
}

/** Why a file is not even read, or nothing. */
export function listedProblem({ mode, size }: ListedFile): string | undefined {
  if (mode !== '100644' && mode !== '100755') {
    return 'is no regular file';
  }
  return size !== undefined && size > MAX_BYTES
    ? `has ${size} bytes, of ${MAX_BYTES} at most`
    : undefined;
}

/** What the text of a file says that it is, by the key that every document has at its top. */
export function judgeOpenApi(path: string, text: string): Judgement {
  const version = path.endsWith('.json') ? versionOfJson(text) : inYaml(text);
  if (version?.openapi && /^3\.\d/.test(version.openapi)) {
    return { is: `OpenAPI ${version.openapi}` };
  }
  return version?.swagger === '2.0'
    ? { is: 'Swagger 2.0' }
    : { problem: 'says neither openapi: 3.x nor swagger: 2.0' };
}

type Version = Partial<Record<'openapi' | 'swagger', string>> | undefined;

function versionOfJson(text: string): Version {
  try {
    const { openapi, swagger } = JSON.parse(text.replace(/^\ufeff/, '')) ?? {};
    return {
      openapi: typeof openapi === 'string' ? openapi : undefined,
      swagger: typeof swagger === 'string' ? swagger : undefined,
    };
  } catch {
    return undefined;
  }
}

/** Read as a line, not parsed: a key of the top begins at the margin, and a large file would stop the process for seconds. */
function inYaml(text: string): Version {
  const [, , key, , version] =
    /^\ufeff?(["']?)(openapi|swagger)\1[ \t]*:[ \t]+(["']?)(\d[\w.-]*)\3[ \t]*(?:#.*)?\r?$/m.exec(
      text,
    ) ?? [];
  return key ? { [key]: version } : versionOfJson(text);
}
