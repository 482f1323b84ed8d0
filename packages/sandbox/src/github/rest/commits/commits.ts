import Router from 'express-promise-router';
import { diffTrees, listCommits, mergeBase } from '../../git';
import type { Repository } from '../../store';
import { commitView, diffView } from '../../views';
import { ApiError, emptyRepository, notFound } from '../errors';
import {
  commitOf,
  linkPages,
  pageOf,
  paginate,
  queryOf,
  repositoryOf,
  starOf,
  type Rest,
} from '../request';

const COMPARED_COMMITS = 250;
const COMPARED_FILES = 300;

/** Commits, one by one and listed, and what is between two of them. */
export function commits(rest: Rest) {
  const { site, tokens } = rest;
  const router = Router();

  const view = async (repository: Repository, sha: string) => {
    const commit = await repository.git.objects.readCommit(sha);
    if (!commit) {
      throw notFound();
    }
    return commitView(site, tokens, repository, sha, commit);
  };

  router.get('/repos/:owner/:repo/commits', async (request, response) => {
    const repository = repositoryOf(response);
    if (await repository.git.isEmpty()) {
      throw emptyRepository();
    }
    const start = queryOf(request, 'sha') ?? repository.record.defaultBranch;
    const head = await commitOf(repository, start);
    const shas = await listCommits(repository.dir, head, {
      path: queryOf(request, 'path'),
      since: queryOf(request, 'since'),
      until: queryOf(request, 'until'),
      author: queryOf(request, 'author'),
    });
    const page = paginate(rest, request, response, shas);
    response.json(await Promise.all(page.map(sha => view(repository, sha))));
  });

  router.get('/repos/:owner/:repo/commits/*', async (request, response) => {
    const repository = repositoryOf(response);
    const name = starOf(request);
    const sha = await repository.git.resolve(name);
    if (!sha) {
      throw new ApiError(422, `No commit found for SHA: ${name}`);
    }
    const accept = request.headers.accept ?? '';
    if (/application\/vnd\.github\.(v3\.)?sha/.test(accept)) {
      response.type('application/vnd.github.sha').send(sha);
      return;
    }
    const made = await view(repository, sha);
    const files = await diffTrees(repository.dir, made.parents[0]?.sha, sha);
    const additions = files.reduce((sum, file) => sum + file.additions, 0);
    const deletions = files.reduce((sum, file) => sum + file.deletions, 0);
    response.json({
      ...made,
      stats: { additions, deletions, total: additions + deletions },
      files: paginateFiles(files).map(file =>
        diffView(site, repository, sha, file),
      ),
    });
  });

  router.get('/repos/:owner/:repo/compare/*', async (request, response) => {
    const repository = repositoryOf(response);
    const basehead = starOf(request);
    const at = basehead.indexOf('...');
    const names = [basehead.slice(0, at), basehead.slice(at + 3)].map(name =>
      name.replace(new RegExp(`^${repository.owner}:`), ''),
    );
    const [base, head] = await Promise.all(
      names.map(name => repository.git.resolve(name)),
    );
    if (at < 0 || !base || !head) {
      throw notFound();
    }
    const common = await mergeBase(repository.dir, base, head);
    if (!common) {
      throw new ApiError(
        404,
        `No common ancestor between ${names[0]} and ${names[1]}.`,
      );
    }
    const [ahead, behind, files] = await Promise.all([
      listCommits(repository.dir, `${base}..${head}`),
      listCommits(repository.dir, `${head}..${base}`),
      diffTrees(repository.dir, common, head),
    ]);
    const url = `${site.api}/repos/${repository.slug}/compare/${basehead}`;
    const html = `${site.html}/${repository.slug}/compare/${basehead}`;
    const { page, perPage } = pageOf(request);
    const paged = request.query.page !== undefined;
    const oldestFirst = [...ahead].reverse();
    const shown = paged
      ? oldestFirst.slice((page - 1) * perPage, page * perPage)
      : oldestFirst.slice(0, COMPARED_COMMITS);
    if (paged) {
      linkPages(rest, request, response, ahead.length);
    }
    response.json({
      url,
      html_url: html,
      permalink_url: html,
      diff_url: `${html}.diff`,
      patch_url: `${html}.patch`,
      base_commit: await view(repository, base),
      merge_base_commit: await view(repository, common),
      status: comparison(ahead.length, behind.length),
      ahead_by: ahead.length,
      behind_by: behind.length,
      total_commits: ahead.length,
      commits: await Promise.all(shown.map(sha => view(repository, sha))),
      files: paginateFiles(files).map(file =>
        diffView(site, repository, head, file),
      ),
    });
  });
  return router;
}

function paginateFiles<T>(files: T[]): T[] {
  return files.slice(0, COMPARED_FILES);
}

function comparison(ahead: number, behind: number) {
  if (ahead > 0 && behind > 0) {
    return 'diverged';
  }
  if (ahead > 0) {
    return 'ahead';
  }
  return behind > 0 ? 'behind' : 'identical';
}
