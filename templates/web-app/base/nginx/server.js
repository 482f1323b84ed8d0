import contentSecurityPolicy from './contentSecurityPolicy.js';
import toPrometheus from './prometheus.js';
import readSettings from './settings.js';

/**
 * What is used of a request in nginx.
 *
 * @typedef {object} Request
 * @property {Record<string, string>} headersOut
 * @property {(message: string) => void} error
 * @property {(status: number, body: string) => void} return
 * @property {(path: string) => Promise<{ responseText: string }>} subrequest
 */

/** @returns {{ settings?: ReturnType<typeof readSettings>, error?: string }} one of the two */
function read() {
  try {
    return { settings: readSettings(process.env) };
  } catch (error) {
    return { error: error.message };
  }
}

/** @param {Request} r */
function config(r) {
  const found = read();
  answer(r, found.settings ? 200 : 500, found.settings || { error: found.error });
}

/**
 * Ready as long as the environment makes sense: a release with a bad value never gets a request, and says why.
 *
 * @param {Request} r
 */
function ready(r) {
  const found = read();
  if (found.error) {
    r.error(found.error);
  }
  answer(r, found.error ? 503 : 200, found.error ? { error: found.error } : { status: 'ok' });
}

/** Value of the header; an environment that makes no sense opens nothing. */
function policy() {
  const found = read();
  return contentSecurityPolicy(found.settings ? found.settings.apiUrl : '');
}

/** @param {Request} r */
async function metrics(r) {
  const status = await r.subrequest('/-/stub-status');
  r.headersOut['Content-Type'] = 'text/plain; version=0.0.4; charset=utf-8';
  r.return(200, toPrometheus(status.responseText));
}

/**
 * @param {Request} r
 * @param {number} status
 * @param {object} body
 */
function answer(r, status, body) {
  r.headersOut['Content-Type'] = 'application/json';
  r.return(status, JSON.stringify(body));
}

export default { config, ready, policy, metrics };
