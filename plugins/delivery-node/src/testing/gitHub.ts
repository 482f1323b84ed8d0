import { DefaultGitHubClient } from '../github/DefaultGitHubClient';
import { testConnection } from './connections';
import { WireServer } from './wireServer';

/** A repository in GitHub's own words. */
export const REPOSITORY = {
  id: 4711,
  name: 'shop',
  full_name: 'acme/shop',
  description: null,
  html_url: 'http://gh/acme/shop',
  clone_url: 'http://gh/acme/shop.git',
  homepage: 'http://portal/create/tasks/t-1',
  default_branch: 'main',
  archived: false,
  created_at: '2026-11-20T12:00:00Z',
};

/** A wire that is GitHub's, and the client of the organisation acme that speaks to it. */
export async function startGitHub(): Promise<{
  wire: WireServer;
  client: DefaultGitHubClient;
}> {
  const wire = await WireServer.start();
  const client = DefaultGitHubClient.create({
    owner: 'acme',
    connection: testConnection(wire.url),
  });
  return { wire, client };
}
