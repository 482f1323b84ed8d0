import { execFileSync } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { SandboxEvents, type SandboxContext } from '../../core';
import type { ImageSource, ImageVerdict } from '../../cluster';
import type { ChartSource } from '../charts';

export const TOKEN = 'token-of-the-test';
export const DIGEST = `sha256:${'a'.repeat(64)}`;
export const CRASHING = `sha256:${'c'.repeat(64)}`;
export const REGISTRY = 'localhost:1/charts';

/** A folder of its own for a test, removed with `remove`. */
export function temporaryFolder(): { path: string; remove: () => void } {
  const path = mkdtempSync(join(tmpdir(), 'sandbox-'));
  return {
    path,
    remove: () => rmSync(path, { recursive: true, force: true }),
  };
}

export function testContext(dataDir: string, github: string): SandboxContext {
  return {
    dataDir,
    token: TOKEN,
    owner: 'acme',
    accountId: '123456789012',
    region: 'us-east-1',
    urls: {
      github,
      ecr: 'http://localhost:1',
      argocd: 'http://localhost:2',
      kubernetes: 'http://localhost:3',
    },
    events: new SandboxEvents(error => {
      throw error;
    }),
    log: () => {},
  };
}

/** A real repository with a working tree, served by its path. */
export class TestRepository {
  constructor(readonly path: string) {
    mkdirSync(path, { recursive: true });
    this.git('init', '--quiet', '--initial-branch=main');
  }

  write(files: Record<string, string | undefined>): void {
    for (const [path, content] of Object.entries(files)) {
      const file = join(this.path, path);
      if (content === undefined) {
        rmSync(file, { force: true });
      } else {
        mkdirSync(dirname(file), { recursive: true });
        writeFileSync(file, content);
      }
    }
  }

  commit(files: Record<string, string | undefined>): {
    before: string;
    after: string;
  } {
    const before = this.head();
    this.write(files);
    this.git('add', '--all');
    this.git(
      '-c',
      'user.name=test',
      '-c',
      'user.email=test@example.com',
      'commit',
      '--quiet',
      '--allow-empty',
      '--message=change',
    );
    return { before, after: this.head() };
  }

  head(): string {
    try {
      return this.git('rev-parse', '--verify', '--quiet', 'HEAD').trim();
    } catch {
      return '0'.repeat(40);
    }
  }

  git(...args: string[]): string {
    return execFileSync('git', args, { cwd: this.path, encoding: 'utf8' });
  }
}

/** The organisation's two repositories as the examples have them, with addresses of this test. */
export function seedOrganisation(root: string): {
  url: string;
  platform: TestRepository;
  apps: TestRepository;
} {
  const url = `file://${root}`;
  // eslint-disable-next-line no-restricted-syntax
  const examples = resolve(__dirname, '../../../../../examples/organisation');
  const seed = (name: string) => {
    const path = join(root, 'acme', name);
    cpSync(join(examples, name), path, { recursive: true });
    for (const file of filesBelow(path)) {
      writeFileSync(
        file,
        readFileSync(file, 'utf8')
          .replaceAll('https://github.com/acme', `${url}/acme`)
          .replaceAll(
            '123456789012.dkr.ecr.us-east-1.amazonaws.com/charts',
            REGISTRY,
          ),
      );
    }
    const repository = new TestRepository(path);
    repository.commit({});
    return repository;
  };
  return { url, platform: seed('gitops-platform'), apps: seed('gitops-apps') };
}

function filesBelow(dir: string): string[] {
  return readdirSync(dir).flatMap(name => {
    const path = join(dir, name);
    return statSync(path).isDirectory() ? filesBelow(path) : [path];
  });
}

const CHART = `{{- if .Values.image.repository }}
apiVersion: apps/v1
kind: Deployment
metadata:
  name: {{ .Release.Name }}
  labels: {app: {{ .Release.Name }}}
spec:
  replicas: {{ .Values.replicas | default 2 }}
  progressDeadlineSeconds: 2
  strategy: {type: RollingUpdate, rollingUpdate: {maxSurge: 1, maxUnavailable: 0}}
  selector: {matchLabels: {app: {{ .Release.Name }}}}
  template:
    metadata: {labels: {app: {{ .Release.Name }}}}
    spec:
      containers:
        - name: app
          image: {{ .Values.image.repository }}@{{ .Values.image.digest }}
---
apiVersion: v1
kind: Service
metadata: {name: {{ .Release.Name }}}
spec:
  selector: {app: {{ .Release.Name }}}
  ports: [{name: http, port: 80, targetPort: 8080}]
{{- if .Values.extra }}
---
{{ toYaml .Values.extra }}
{{- end }}
{{- end }}
`;

/** A chart in a folder instead of a registry. */
export class FolderCharts implements ChartSource {
  constructor(readonly path: string) {
    mkdirSync(join(path, 'templates'), { recursive: true });
    writeFileSync(
      join(path, 'Chart.yaml'),
      'apiVersion: v2\nname: eks_baseline_chart\nversion: 0.1.0\n',
    );
    writeFileSync(join(path, 'templates', 'all.yaml'), CHART);
  }

  async resolve(_repository: string, _chart: string, revision: string) {
    return { version: revision, digest: `sha256:${'d'.repeat(64)}` };
  }

  async pull() {
    return this.path;
  }
}

/** Every image is there, the crashing one crashes, and what is named missing is missing. */
export class KnownImages implements ImageSource {
  readonly missing = new Set<string>();

  async inspect(image: string): Promise<ImageVerdict> {
    if (this.missing.has(image)) {
      return { state: 'missing', message: `${image}: not found` };
    }
    const crash = image.includes(CRASHING);
    return { state: 'found', labels: crash ? { 'sandbox.crash': 'true' } : {} };
  }
}

/** The files of a service in an environment. */
export function service(
  name: string,
  options: { environment?: string; digest?: string; values?: string } = {},
): Record<string, string> {
  const { environment = 'dev', digest, values = '{}\n' } = options;
  const folder = `environments/${environment}/${name}`;
  return {
    [`${folder}/values.yaml`]: values,
    [`${folder}/release.yaml`]: digest
      ? `image: {repository: "localhost:1/${name}", tag: "1", digest: "${digest}"}\nrelease: {commit: "1", run: r, actor: a, at: t}\n`
      : 'image: {}\nrelease: {}\n',
  };
}

/** Waits until a value is there, and fails with what it last saw. */
export async function eventually<T>(
  read: () => T | undefined | false | Promise<T | undefined | false>,
  options: { within?: number; describe?: () => unknown } = {},
): Promise<T> {
  const until = Date.now() + (options.within ?? 10_000);
  while (Date.now() < until) {
    const value = await read();
    if (value) {
      return value;
    }
    await new Promise(done => setTimeout(done, 25));
  }
  throw new Error(
    `did not happen: ${read.toString()}\n${JSON.stringify(
      options.describe?.(),
      null,
      1,
    )}`,
  );
}
