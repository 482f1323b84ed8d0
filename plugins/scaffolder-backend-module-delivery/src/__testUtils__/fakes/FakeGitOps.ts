import {
  commitMessage,
  gitopsPaths,
  releaseFileSchema,
  serviceRecordSchema,
} from '@internal/plugin-delivery-common';
import type {
  FileChanges,
  GitOpsClient,
  GitOpsSnapshot,
} from '@internal/plugin-delivery-node';
import { createHash } from 'node:crypto';
import { parse } from 'yaml';

interface FakeCommit {
  sha: string;
  message: string;
  files: Map<string, string>;
}

/** The GitOps repository in memory: a line of commits, and branches with open pull requests. */
export class FakeGitOps implements GitOpsClient {
  readonly commits: FakeCommit[] = [
    { sha: '0'.repeat(40), message: 'initial', files: new Map() },
  ];
  readonly pullRequests = new Map<
    string,
    { number: number; title: string; files: FileChanges }
  >();
  ownerType: 'Organization' | 'User' = 'Organization';
  remaining = 5000;
  onCommit: (files: Map<string, string>) => void = () => {};

  get files(): Map<string, string> {
    return this.commits.at(-1)!.files;
  }

  async checkAccess() {
    return {
      login: 'acme',
      type: this.ownerType,
      rateLimit: {
        remaining: this.remaining,
        limit: 5000,
        resetAt: '2026-11-23T12:00:00.000Z',
      },
    };
  }

  survey() {
    return this.snapshot();
  }

  async snapshot(): Promise<GitOpsSnapshot> {
    const { sha, files } = this.commits.at(-1)!;
    return {
      commit: sha,
      has: async path => files.has(path),
      read: async path => files.get(path),
      list: async directory =>
        [...files.keys()].filter(path => path.startsWith(`${directory}/`)),
    };
  }

  async commit(options: Parameters<GitOpsClient['commit']>[0]) {
    const changes = await options.plan(await this.snapshot());
    const files = applied(this.files, changes);
    const changed = !same(files, this.files);
    if (changed) {
      const message = commitMessage(options.subject, options.trailers);
      const sha = createHash('sha1')
        .update(`${this.commits.length} ${message}`)
        .digest('hex');
      this.commits.push({ sha, message, files });
      this.onCommit(files);
    }
    const { sha } = this.commits.at(-1)!;
    return {
      commit: sha,
      htmlUrl: `https://github.test/acme/gitops-apps/commit/${sha}`,
      changed,
    };
  }

  async propose(options: Parameters<GitOpsClient['propose']>[0]) {
    const files = await options.plan(await this.snapshot());
    if (same(applied(this.files, files), this.files)) {
      return undefined;
    }
    const number =
      this.pullRequests.get(options.branch)?.number ??
      this.pullRequests.size + 1;
    this.pullRequests.set(options.branch, {
      number,
      title: options.title,
      files,
    });
    return {
      number,
      htmlUrl: `https://github.test/acme/gitops-apps/pull/${number}`,
    };
  }

  async withdraw(branch: string) {
    this.pullRequests.delete(branch);
  }

  async readRecord(service: string) {
    const text = this.files.get(gitopsPaths.record(service));
    return text === undefined
      ? undefined
      : serviceRecordSchema.parse(parse(text));
  }

  async readRelease(environment: string, service: string) {
    const text = this.files.get(gitopsPaths.release(environment, service));
    return text === undefined
      ? undefined
      : releaseFileSchema.parse(parse(text));
  }

  urlOf(path: string) {
    return `https://github.test/acme/gitops-apps/blob/main/${path}`;
  }
}

function applied(
  files: Map<string, string>,
  changes: FileChanges,
): Map<string, string> {
  const next = new Map(files);
  for (const [path, content] of Object.entries(changes)) {
    if (content === null) {
      next.delete(path);
    } else {
      next.set(path, content);
    }
  }
  return next;
}

function same(a: Map<string, string>, b: Map<string, string>): boolean {
  return (
    a.size === b.size && [...a].every(([path, text]) => b.get(path) === text)
  );
}
