/** An answer of GitHub that is not a success. */
export class GitHubError extends Error {
  constructor(method, path, status, message) {
    super(`GitHub answered ${status} to ${method} ${path}: ${message}`);
    this.status = status;
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
      throw new GitHubError(method, path, response.status, messageOf(text));
    }
    return text ? JSON.parse(text) : undefined;
  };
}

/** Whether it is worth asking again: the network, the server, a limit, or a lost race. */
export function isPassing(error) {
  return error instanceof GitHubError
    ? error.status >= 500 || [409, 422, 429].includes(error.status)
    : error.name === 'TypeError' || error.name === 'TimeoutError';
}

function messageOf(text) {
  try {
    return JSON.parse(text).message ?? text;
  } catch {
    return text.slice(0, 200);
  }
}
