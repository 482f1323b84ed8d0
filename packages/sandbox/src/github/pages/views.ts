import { html, type Html } from '../../core';
import type { FileDiff, PathEntry, CommitData } from '../git';
import type { Repository } from '../store';
import { encodePath } from '../views';
import type { NavLink } from './layout';

export function ownerNav(owner: string): NavLink[] {
  return [{ href: `/${owner}`, text: owner }];
}

export function repositoryNav(
  repository: Repository,
  current: string,
): NavLink[] {
  const base = `/${repository.slug}`;
  const open = repository.record.pulls.filter(({ state }) => state === 'open');
  return [
    ...ownerNav(repository.owner),
    { href: base, text: repository.name, current: current === 'code' },
    {
      href: `${base}/commits/${encodePath(repository.record.defaultBranch)}`,
      text: 'Commits',
      current: current === 'commits',
    },
    {
      href: `${base}/pulls`,
      text: `Pull requests (${open.length})`,
      current: current === 'pulls',
    },
    { href: `${base}/actions`, text: 'Actions' },
  ];
}

export function commitLine(
  repository: Repository,
  sha: string,
  commit: CommitData,
): Html {
  const subject = commit.message.split('\n')[0];
  return html`<tr>
    <td><a href="/${repository.slug}/commit/${sha}">${subject}</a></td>
    <td>${commit.author.name}</td>
    <td class="muted">${when(commit.committer.date)}</td>
    <td><code>${sha.slice(0, 7)}</code></td>
  </tr>`;
}

export function fileTable(
  repository: Repository,
  ref: string,
  path: string,
  entries: readonly PathEntry[],
): Html {
  const base = `/${repository.slug}`;
  const link = (entry: PathEntry) =>
    `${base}/${entry.mode === '040000' ? 'tree' : 'blob'}/${encodePath(
      ref,
    )}/${encodePath(entry.path)}`;
  const parent = path.split('/').slice(0, -1).join('/');
  const ordered = [...entries].sort(
    (a, b) => Number(b.mode === '040000') - Number(a.mode === '040000'),
  );
  return html`<table>
    <caption>
      Files at ${ref}
    </caption>
    ${path !== '' &&
    html`<tr>
      <td>
        <a href="${base}/tree/${encodePath(ref)}/${encodePath(parent)}">..</a>
      </td>
    </tr>`}
    ${ordered.map(
      entry => html`<tr>
        <td>
          <a href="${link(entry)}"
            >${entry.name}${entry.mode === '040000' && '/'}</a
          >
        </td>
      </tr>`,
    )}
  </table>`;
}

export function diffBlocks(
  repository: Repository,
  commit: string,
  files: readonly FileDiff[],
): Html {
  return html`${files.map(
    file => html`<h3>
        <a href="/${repository.slug}/blob/${commit}/${encodePath(file.path)}"
          >${file.path}</a
        >
        <span class="muted"
          >${file.status} +${file.additions} −${file.deletions}</span
        >
      </h3>
      ${file.patch === undefined
        ? html`<p class="muted">No text to show.</p>`
        : html`<pre>${file.patch.split('\n').map(diffLine)}</pre>`}`,
  )}`;
}

function diffLine(line: string): Html {
  const kinds: Record<string, string> = { '+': 'add', '-': 'del' };
  return html`<span class="${kinds[line[0]] ?? 'line'}">${line} </span>`;
}

export function when(date: string): Html {
  return html`<time datetime="${date}"
    >${date.replace('T', ' ').replace(/(\.\d+)?Z$/, ' UTC')}</time
  >`;
}
