import { createHash } from 'node:crypto';

export type ObjectType = 'blob' | 'tree' | 'commit' | 'tag';

export interface GitObject {
  type: ObjectType;
  body: Buffer;
}

export type TreeMode = '100644' | '100755' | '120000' | '040000' | '160000';

/** An entry of one tree, mode with six digits as GitHub writes it. */
export interface TreeEntry {
  name: string;
  mode: TreeMode;
  sha: string;
}

/** Who and when, as a commit has it; `date` is ISO 8601. */
export interface Signature {
  name: string;
  email: string;
  date: string;
}

export interface CommitData {
  tree: string;
  parents: string[];
  author: Signature;
  committer: Signature;
  message: string;
  /** The `gpgsig` header. */
  signature?: string;
}

/** Id and raw bytes of an object, as git itself makes them. */
export function encodeObject(
  type: ObjectType,
  body: Buffer,
): { sha: string; raw: Buffer } {
  const raw = Buffer.concat([Buffer.from(`${type} ${body.length}\0`), body]);
  return { sha: createHash('sha1').update(raw).digest('hex'), raw };
}

export function typeOfMode(mode: string): 'blob' | 'tree' | 'commit' {
  if (mode === '040000') {
    return 'tree';
  }
  return mode === '160000' ? 'commit' : 'blob';
}

/** Git sorts the entries of a tree by bytes, directories as if they ended with a slash. */
export function encodeTree(entries: readonly TreeEntry[]): Buffer {
  const keyed = entries.map(entry => ({
    entry,
    key: Buffer.from(entry.name + (entry.mode === '040000' ? '/' : '')),
  }));
  keyed.sort((a, b) => Buffer.compare(a.key, b.key));
  return Buffer.concat(
    keyed.flatMap(({ entry }) => [
      Buffer.from(`${entry.mode.replace(/^0/, '')} ${entry.name}\0`),
      Buffer.from(entry.sha, 'hex'),
    ]),
  );
}

export function decodeTree(body: Buffer): TreeEntry[] {
  const entries: TreeEntry[] = [];
  for (let at = 0; at < body.length; ) {
    const space = body.indexOf(0x20, at);
    const end = body.indexOf(0, space);
    entries.push({
      mode: body
        .toString('latin1', at, space)
        .padStart(6, '0')
        .replace('100664', '100644') as TreeMode,
      name: body.toString('utf8', space + 1, end),
      sha: body.toString('hex', end + 1, end + 21),
    });
    at = end + 21;
  }
  return entries;
}

export function encodeCommit(commit: CommitData): Buffer {
  const lines = [
    `tree ${commit.tree}`,
    ...commit.parents.map(parent => `parent ${parent}`),
    `author ${encodeSignature(commit.author)}`,
    `committer ${encodeSignature(commit.committer)}`,
  ];
  if (commit.signature) {
    lines.push(`gpgsig ${commit.signature.split('\n').join('\n ')}`);
  }
  return Buffer.from(`${lines.join('\n')}\n\n${commit.message}`);
}

export function decodeCommit(body: Buffer): CommitData {
  const text = body.toString('utf8');
  const split = text.indexOf('\n\n');
  const headers = (split < 0 ? text : text.slice(0, split))
    .replace(/\n /g, '\0')
    .split('\n')
    .map(line => [
      line.slice(0, line.indexOf(' ')),
      line.slice(line.indexOf(' ') + 1),
    ]);
  const one = (name: string) => headers.find(([key]) => key === name)?.[1];
  return {
    tree: one('tree') ?? '',
    parents: headers.filter(([key]) => key === 'parent').map(([, sha]) => sha),
    author: decodeSignature(one('author') ?? ''),
    committer: decodeSignature(one('committer') ?? ''),
    message: split < 0 ? '' : text.slice(split + 2),
    signature: one('gpgsig')?.replace(/\0/g, '\n'),
  };
}

function encodeSignature({ name, email, date }: Signature): string {
  const clean = (text: string) => text.replace(/[<>\n\0]/g, '').trim();
  const seconds = Math.floor(new Date(date).getTime() / 1000);
  const zone = /([+-]\d\d):?(\d\d)$/.exec(date.slice(10));
  const offset = zone ? `${zone[1]}${zone[2]}` : '+0000';
  return `${clean(name)} <${clean(email)}> ${seconds} ${offset}`;
}

function decodeSignature(text: string): Signature {
  const match = /^(.*?) ?<([^>]*)> (\d+)/.exec(text);
  const seconds = Number(match?.[3] ?? 0);
  return {
    name: match?.[1] ?? '',
    email: match?.[2] ?? '',
    date: new Date(seconds * 1000).toISOString().replace('.000Z', 'Z'),
  };
}
