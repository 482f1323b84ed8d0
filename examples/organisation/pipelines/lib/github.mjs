/** An answer of GitHub that is not a success. */
export class GitHubError extends Error {
  constructor(method, path, status, message, waitMilliseconds) {
    super(`GitHub answered ${status} to ${method} ${path}: ${message}`);
    this.status = status;
    /** How long GitHub wants to be left alone; undefined where it does not say. */
    this.waitMilliseconds = waitMilliseconds;
  }
}

/** GitHub's REST API with one token: `request(method, path, body)` gives the parsed answer. */
export function createGitHub({ apiUrl, token }) {
  return async function request(method, path, body) {
    const response = await fetch(`${apiUrl}${path}`, {
      method,
      headers: {
        accept: 'application/vnd.github+json',
        authorization: `Bearer ${token}`,
        'content-type': 'application/json',
        'user-agent': 'delivery-pipeline',
        'x-github-api-version': '2022-11-28',
      },
      body: body === undefined ? undefined : JSON.stringify(body),
      signal: AbortSignal.timeout(30_000),
    });
    const text = await response.text();
    if (!response.ok) {
      throw new GitHubError(method, path, response.status, messageOf(text), waitOf(response));
    }
    return text ? JSON.parse(text) : undefined;
  };
}

/** Whether it is worth asking again: the network, the server, a limit, or a lost race. */
export function isPassing(error) {
  return error instanceof GitHubError
    ? error.status >= 500 ||
        [409, 422, 429].includes(error.status) ||
        // Limits come as 403, too; one without a time to wait is a lack of permission.
        (error.status === 403 && error.waitMilliseconds !== undefined)
    : error.name === 'TypeError' || error.name === 'TimeoutError';
}

/** What GitHub's limits ask for; more than this, and a person had better look. */
const LONGEST_WAIT = 120_000;

function waitOf({ status, headers }) {
  if (status !== 403 && status !== 429) {
    return undefined;
  }
  const after = headers.get('retry-after');
  const isSpent = headers.get('x-ratelimit-remaining') === '0';
  if (after === null && !isSpent) {
    return undefined;
  }
  const wanted =
    after === null ? Number(headers.get('x-ratelimit-reset')) * 1000 - Date.now() : Number(after) * 1000;
  return Math.min(Math.max(wanted, 1_000), LONGEST_WAIT);
}

function messageOf(text) {
  try {
    return JSON.parse(text).message ?? text;
  } catch {
    return text.slice(0, 200);
  }
}
