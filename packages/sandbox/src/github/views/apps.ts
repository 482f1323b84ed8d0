import { APP_ID, APP_SLUG, INSTALLATION_ID, userId } from '../auth';
import { EPOCH, nodeId, type Site } from './site';
import { userView } from './users';

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
