import { userId } from '../auth';
import type { TeamRecord } from '../store';
import { EPOCH, nodeId, type Site } from './site';

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
