import {
  APP_ID,
  APP_SLUG,
  emailOf,
  INSTALLATION_ID,
  userId,
  userType,
} from '../auth';
import type { TeamRecord } from '../store';
import { nodeId, type Site } from './site';

export const EPOCH = '2026-01-01T00:00:00Z';

export function userView(site: Site, login: string) {
  const url = `${site.api}/users/${encodeURIComponent(login)}`;
  const type = userType(login, site.owner);
  return {
    login,
    id: userId(login),
    node_id: nodeId('User', userId(login)),
    avatar_url: `${site.html}/_assets/avatar.svg`,
    gravatar_id: '',
    url,
    html_url: `${site.html}/${
      type === 'Bot' ? `apps/${login.replace(/\[bot\]$/, '')}` : login
    }`,
    followers_url: `${url}/followers`,
    following_url: `${url}/following{/other_user}`,
    gists_url: `${url}/gists{/gist_id}`,
    starred_url: `${url}/starred{/owner}{/repo}`,
    subscriptions_url: `${url}/subscriptions`,
    organizations_url: `${url}/orgs`,
    repos_url: `${url}/repos`,
    events_url: `${url}/events{/privacy}`,
    received_events_url: `${url}/received_events`,
    type,
    user_view_type: 'public',
    site_admin: false,
  };
}

export function fullUserView(site: Site, login: string, repositories: number) {
  return {
    ...userView(site, login),
    name: login,
    company: null,
    blog: '',
    location: null,
    email: userType(login, site.owner) === 'User' ? emailOf(login) : null,
    hireable: null,
    bio: null,
    public_repos: repositories,
    public_gists: 0,
    followers: 0,
    following: 0,
    created_at: EPOCH,
    updated_at: EPOCH,
  };
}

/** The organisation as lists show it. */
export function simpleOrganisationView(site: Site) {
  const login = site.owner;
  const url = `${site.api}/orgs/${login}`;
  return {
    login,
    id: userId(login),
    node_id: nodeId('Organization', userId(login)),
    url,
    repos_url: `${url}/repos`,
    events_url: `${url}/events`,
    hooks_url: `${url}/hooks`,
    issues_url: `${url}/issues`,
    members_url: `${url}/members{/member}`,
    public_members_url: `${url}/public_members{/member}`,
    avatar_url: `${site.html}/_assets/avatar.svg`,
    description: 'The organisation of the sandbox',
  };
}

/** The organisation as a request for it alone shows it. */
export function organisationView(site: Site, repositories: number) {
  const login = site.owner;
  return {
    ...simpleOrganisationView(site),
    name: login,
    html_url: `${site.html}/${login}`,
    type: 'Organization',
    has_organization_projects: false,
    has_repository_projects: false,
    public_repos: 0,
    total_private_repos: repositories,
    owned_private_repos: repositories,
    public_gists: 0,
    followers: 0,
    following: 0,
    default_repository_permission: 'read',
    members_can_create_repositories: true,
    two_factor_requirement_enabled: true,
    plan: { name: 'enterprise', space: 1_000_000, private_repos: 999_999 },
    created_at: EPOCH,
    updated_at: EPOCH,
    archived_at: null,
  };
}

export function teamView(
  site: Site,
  team: TeamRecord,
  repositories: number,
  organisation: ReturnType<typeof organisationView>,
) {
  return {
    ...simpleTeamView(site, team),
    members_count: 0,
    repos_count: repositories,
    created_at: team.createdAt,
    updated_at: team.createdAt,
    organization: organisation,
  };
}

export function simpleTeamView(site: Site, team: TeamRecord) {
  const url = `${site.api}/orgs/${site.owner}/teams/${team.slug}`;
  return {
    id: team.id,
    node_id: nodeId('Team', team.id),
    url,
    html_url: `${site.html}/orgs/${site.owner}/teams/${team.slug}`,
    name: team.name,
    slug: team.slug,
    description: team.description,
    privacy: 'closed',
    notification_setting: 'notifications_enabled',
    permission: 'pull',
    members_url: `${url}/members{/member}`,
    repositories_url: `${url}/repos`,
    parent: null,
    type: 'organization',
    organization_id: userId(site.owner),
  };
}

export const PERMISSIONS = {
  actions: 'write',
  actions_variables: 'write',
  administration: 'write',
  contents: 'write',
  environments: 'write',
  issues: 'write',
  members: 'read',
  metadata: 'read',
  pull_requests: 'write',
  repository_custom_properties: 'write',
  secrets: 'write',
  statuses: 'write',
  workflows: 'write',
};

export function appView(site: Site) {
  return {
    id: APP_ID,
    slug: APP_SLUG,
    client_id: 'Iv1.sandbox',
    node_id: nodeId('App', APP_ID),
    owner: userView(site, site.owner),
    name: APP_SLUG,
    description: 'The platform, as the sandbox knows it',
    external_url: site.html,
    html_url: `${site.html}/apps/${APP_SLUG}`,
    created_at: EPOCH,
    updated_at: EPOCH,
    permissions: PERMISSIONS,
    events: ['push', 'pull_request', 'workflow_run'],
    installations_count: 1,
  };
}

export function installationView(site: Site) {
  const url = `${site.api}/app/installations/${INSTALLATION_ID}`;
  return {
    id: INSTALLATION_ID,
    // a list's account is described as user and enterprise at once
    account: {
      ...userView(site, site.owner),
      name: site.owner,
      slug: site.owner,
      created_at: EPOCH,
      updated_at: EPOCH,
    },
    repository_selection: 'all',
    access_tokens_url: `${url}/access_tokens`,
    repositories_url: `${site.api}/installation/repositories`,
    html_url: `${site.html}/organizations/${site.owner}/settings/installations/${INSTALLATION_ID}`,
    app_id: APP_ID,
    app_slug: APP_SLUG,
    target_id: userId(site.owner),
    target_type: 'Organization',
    permissions: PERMISSIONS,
    events: ['push', 'pull_request', 'workflow_run'],
    created_at: EPOCH,
    updated_at: EPOCH,
    single_file_name: null,
    suspended_by: null,
    suspended_at: null,
  };
}
