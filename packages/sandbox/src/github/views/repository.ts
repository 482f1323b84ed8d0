import { mayOpen, type Identity } from '../auth';
import type { Repository } from '../store';
import { repositoryLinks } from './repositoryLinks';
import { nodeId, type Site } from './site';
import { userView } from './users';

const DEFAULT_SETTINGS: Readonly<Record<string, boolean>> = {
  has_issues: true,
  has_projects: false,
  has_wiki: false,
  has_discussions: false,
  has_downloads: true,
  is_template: false,
  allow_squash_merge: true,
  allow_merge_commit: true,
  allow_rebase_merge: true,
  allow_auto_merge: false,
  delete_branch_on_merge: false,
  allow_update_branch: false,
  allow_forking: false,
  web_commit_signoff_required: false,
};

/** Names of the settings that a client may set. */
export const SETTING_NAMES = Object.keys(DEFAULT_SETTINGS);

export function settingsOf(repository: Repository): Record<string, boolean> {
  return { ...DEFAULT_SETTINGS, ...repository.record.settings };
}

/** A repository as lists show it. */
export function repositoryView(
  site: Site,
  repository: Repository,
  identity?: Identity,
) {
  const { record, slug, name, id } = repository;
  const api = `${site.api}/repos/${slug}`;
  const html = `${site.html}/${slug}`;
  const may = !identity || mayOpen(identity, slug);
  const { web_commit_signoff_required, ...settings } = settingsOf(repository);
  const open = record.pulls.filter(pull => pull.state === 'open').length;
  return {
    id,
    node_id: nodeId('Repository', id),
    name,
    full_name: slug,
    private: record.visibility !== 'public',
    visibility: record.visibility,
    owner: userView(site, repository.owner),
    html_url: html,
    description: record.description,
    fork: false,
    url: api,
    ...repositoryLinks(api),
    git_url: `${html.replace(/^https?:/, 'git:')}.git`,
    clone_url: `${html}.git`,
    ssh_url: `${html}.git`,
    svn_url: html,
    mirror_url: null,
    homepage: record.homepage,
    language: null,
    license: null,
    forks: 0,
    forks_count: 0,
    stargazers_count: 0,
    watchers: 0,
    watchers_count: 0,
    open_issues: open,
    open_issues_count: open,
    size: 1,
    default_branch: record.defaultBranch,
    topics: record.topics,
    has_pages: false,
    ...settings,
    web_commit_signoff_required,
    archived: record.archived,
    disabled: false,
    pushed_at: record.pushedAt,
    created_at: record.createdAt,
    updated_at: record.updatedAt,
    permissions: {
      admin: may,
      maintain: may,
      push: may,
      triage: may,
      pull: may,
    },
  };
}

/** A repository as a request for it alone shows it. */
export function fullRepositoryView(
  site: Site,
  repository: Repository,
  identity?: Identity,
) {
  const { customProperties } = repository.record;
  return {
    ...repositoryView(site, repository, identity),
    temp_clone_token: '',
    organization: userView(site, repository.owner),
    network_count: 0,
    subscribers_count: 0,
    use_squash_pr_title_as_default: false,
    squash_merge_commit_title: 'COMMIT_OR_PR_TITLE',
    squash_merge_commit_message: 'COMMIT_MESSAGES',
    merge_commit_title: 'MERGE_MESSAGE',
    merge_commit_message: 'PR_TITLE',
    custom_properties: Object.fromEntries(
      Object.entries(customProperties).filter(([, value]) => value !== null),
    ),
  };
}
