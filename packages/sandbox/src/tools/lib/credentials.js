'use strict';

const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');

/** Where credentials may be, the most particular first. */
function candidates(authFile) {
  const { DOCKER_CONFIG, REGISTRY_AUTH_FILE, XDG_RUNTIME_DIR } = process.env;
  return [
    authFile,
    REGISTRY_AUTH_FILE,
    XDG_RUNTIME_DIR && path.join(XDG_RUNTIME_DIR, 'containers/auth.json'),
    path.join(
      DOCKER_CONFIG || path.join(os.homedir(), '.docker'),
      'config.json',
    ),
  ].filter(Boolean);
}

function readConfig(file) {
  try {
    return JSON.parse(fs.readFileSync(file, 'utf8'));
  } catch (error) {
    if (error.code === 'ENOENT') {
      return undefined;
    }
    throw new Error(
      `Cannot read the registry credentials in ${file}: ${error.message}`,
    );
  }
}

/** The Basic credentials for a registry, base64, or undefined. */
function credentialsFor(host, authFile) {
  for (const file of candidates(authFile)) {
    const auths = readConfig(file)?.auths || {};
    const auth = (
      auths[host] ||
      auths[`https://${host}`] ||
      auths[`http://${host}`]
    )?.auth;
    if (auth) {
      return auth;
    }
  }
  return undefined;
}

/** Remembers credentials where the next command will look for them; readable by nobody else. */
function saveCredentials(host, { username, password, authFile }) {
  const files = candidates(authFile);
  const file =
    authFile || process.env.REGISTRY_AUTH_FILE || files[files.length - 1];
  const config = readConfig(file) || {};
  const auth = Buffer.from(`${username}:${password}`).toString('base64');
  config.auths = { ...config.auths, [host]: { auth } };
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, JSON.stringify(config, null, 2), { mode: 0o600 });
}

module.exports = { credentialsFor, saveCredentials };
