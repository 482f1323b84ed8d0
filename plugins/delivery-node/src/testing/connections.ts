import { GitHubConnection } from '../github/connection/GitHubConnection';
import type { RetryPolicy } from '../retry';

/** Retries as in production, but without waiting. */
export const FAST_RETRY: Partial<RetryPolicy> = {
  baseDelayMs: 1,
  maxDelayMs: 2,
};

const TEST_TOKEN = 'ghs_testtoken0123456789';

export function testConnection(url: string): GitHubConnection {
  return GitHubConnection.create({
    apiBaseUrl: url,
    htmlBaseUrl: url,
    getToken: async () => TEST_TOKEN,
    retry: FAST_RETRY,
    timeoutMs: 2_000,
  });
}
