// Reads Kubernetes objects (a JSON array) from standard input and prints what is wrong with them (a JSON array of
// texts): unknown fields, wrong types and missing fields by the TypeScript types of the kinds, patterns and ranges by
// their schemas. A script of its own because the types come as ES modules, which jest does not load.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const here = path.dirname(fileURLToPath(import.meta.url));

const MODULES = {
  v1: 'kubernetes-models/v1',
  'apps/v1': 'kubernetes-models/apps/v1',
  'batch/v1': 'kubernetes-models/batch/v1',
  'autoscaling/v2': 'kubernetes-models/autoscaling/v2',
  'policy/v1': 'kubernetes-models/policy/v1',
  'networking.k8s.io/v1': 'kubernetes-models/networking.k8s.io/v1',
  'gateway.networking.k8s.io/v1':
    '@kubernetes-models/gateway-api/gateway.networking.k8s.io/v1',
  'external-secrets.io/v1':
    '@kubernetes-models/external-secrets/external-secrets.io/v1',
  'monitoring.coreos.com/v1':
    '@kubernetes-models/prometheus-operator/monitoring.coreos.com/v1',
  'networking.istio.io/v1': '@kubernetes-models/istio/networking.istio.io/v1',
};

const describe = ({ kind, metadata }) => `${kind}/${metadata?.name}`;

/** One source with a constant for each object, typed as its kind. */
function source(manifests) {
  return manifests
    .map((manifest, index) => {
      const type = `import('${MODULES[manifest.apiVersion]}/${
        manifest.kind
      }').I${manifest.kind}`;
      const meta =
        "{ apiVersion?: string; kind?: string; metadata?: import('@kubernetes-models/apimachinery/apis/meta/v1/ObjectMeta').IObjectMeta }";
      return `export const m${index}: ${type} & ${meta} = ${JSON.stringify(
        manifest,
        null,
        1,
      )};\n`;
    })
    .join('');
}

function typeProblems(manifests) {
  const file = path.join(here, 'manifests.generated.ts');
  const text = source(manifests);
  const options = {
    noEmit: true,
    strict: true,
    skipLibCheck: true,
    types: [],
    lib: ['lib.es2022.d.ts'],
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
  };
  const host = ts.createCompilerHost(options);
  const { getSourceFile, fileExists, readFile } = host;
  host.fileExists = name => name === file || fileExists(name);
  host.readFile = name => (name === file ? text : readFile(name));
  host.getSourceFile = (name, ...rest) =>
    name === file
      ? ts.createSourceFile(name, text, ts.ScriptTarget.ES2022)
      : getSourceFile(name, ...rest);

  const starts = [];
  text.split('\n').forEach((line, number) => {
    if (line.startsWith('export const ')) starts.push(number);
  });
  return ts
    .getPreEmitDiagnostics(ts.createProgram([file], options, host))
    .map(problem => {
      const message = ts.flattenDiagnosticMessageText(problem.messageText, ' ');
      if (problem.file?.fileName !== file) return message;
      const { line } = ts.getLineAndCharacterOfPosition(
        problem.file,
        problem.start,
      );
      const index = starts.filter(start => start <= line).length - 1;
      const excerpt = text.split('\n')[line].trim();
      return `${describe(manifests[index])} ${excerpt}: ${message}`;
    });
}

async function schemaProblems(manifests) {
  const problems = [];
  for (const manifest of manifests) {
    const kinds = await import(MODULES[manifest.apiVersion]);
    try {
      new kinds[manifest.kind](manifest).validate();
    } catch (error) {
      problems.push(`${describe(manifest)}: ${error.message}`);
    }
  }
  return problems;
}

const manifests = JSON.parse(readFileSync(0, 'utf8'));
const unknown = manifests.filter(({ apiVersion }) => !MODULES[apiVersion]);
if (unknown.length > 0) {
  console.log(
    JSON.stringify(
      unknown.map(m => `${describe(m)}: no such API ${m.apiVersion}`),
    ),
  );
} else {
  console.log(
    JSON.stringify([
      ...typeProblems(manifests),
      ...(await schemaProblems(manifests)),
    ]),
  );
}
