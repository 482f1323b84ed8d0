import { emailOf, userId, userType } from '../auth';
import { EPOCH, nodeId, type Site } from './site';

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
