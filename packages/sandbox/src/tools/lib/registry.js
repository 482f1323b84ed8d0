'use strict';

const { createHash } = require('node:crypto');
const { Readable } = require('node:stream');
const { credentialsFor } = require('./credentials');
const { Exit } = require('./run');

const ACCEPT = [
  'application/vnd.oci.image.manifest.v1+json',
  'application/vnd.oci.image.index.v1+json',
  'application/vnd.docker.distribution.manifest.v2+json',
  'application/vnd.docker.distribution.manifest.list.v2+json',
].join(', ');
const REFERENCE =
  /^([^/]+)\/([a-z0-9._/-]+?)(?::([A-Za-z0-9_][A-Za-z0-9._-]{0,127}))?(?:@(sha256:[0-9a-f]{64}))?$/;

/** `host/name`, with a tag, a digest or both. */
function parseReference(text) {
  const match = REFERENCE.exec(text);
  if (!match || !/[.:]|^localhost$/.test(match[1])) {
    throw new Exit(
      `invalid reference format: ${text} (write host/name:tag or host/name@sha256:…)`,
    );
  }
  const [, host, name, tag, digest] = match;
  return { host, name, tag, digest };
}

function digestOf(bytes) {
  return `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
}

class RegistryError extends Error {
  constructor(status, code, message) {
    super(message);
    this.status = status;
    this.code = code;
  }
}

/** One repository of a registry, over the distribution API. Plain http for this machine, https for others. */
class Repository {
  constructor({ host, name }, { authFile, credentials } = {}) {
    const local = /^(localhost|127\.0\.0\.1)(:\d+)?$/.test(host);
    this.host = host;
    this.name = name;
    this.origin = `${local ? 'http' : 'https'}://${host}`;
    const auth = credentials
      ? Buffer.from(credentials).toString('base64')
      : credentialsFor(host, authFile);
    this.authorization = auth ? { Authorization: `Basic ${auth}` } : {};
  }

  /** The manifest's bytes, type and digest; undefined where there is none. */
  async manifest(reference) {
    const response = await this.call(`manifests/${reference}`, {
      headers: { Accept: ACCEPT },
    });
    if (response.status === 404) {
      const error = await errorOf(response);
      if (error.code === 'MANIFEST_UNKNOWN') {
        return undefined;
      }
      throw error;
    }
    await expectOk(response);
    const bytes = Buffer.from(await response.arrayBuffer());
    const digest = digestOf(bytes);
    if (reference.startsWith('sha256:') && reference !== digest) {
      throw new Exit(`the registry answered ${digest} for ${reference}`);
    }
    return { bytes, digest, mediaType: response.headers.get('content-type') };
  }

  async putManifest(reference, bytes, mediaType) {
    await expectOk(
      await this.call(`manifests/${reference}`, {
        method: 'PUT',
        body: bytes,
        headers: { 'Content-Type': mediaType },
      }),
    );
  }

  async hasBlob(digest) {
    const response = await this.call(`blobs/${digest}`, { method: 'HEAD' });
    if (response.status !== 404) {
      await expectOk(response);
    }
    return response.status !== 404;
  }

  /** A stream of the blob's bytes. */
  async blob(digest) {
    const response = await this.call(`blobs/${digest}`);
    await expectOk(response);
    return Readable.fromWeb(response.body);
  }

  async json(digest) {
    const response = await this.call(`blobs/${digest}`);
    await expectOk(response);
    return JSON.parse(await response.text());
  }

  /** Uploads a buffer or a stream unless it is there. */
  async putBlob(digest, content, size) {
    const start = await this.call('blobs/uploads/', { method: 'POST' });
    await expectOk(start);
    const url = new URL(start.headers.get('location'), this.origin);
    url.searchParams.set('digest', digest);
    await expectOk(
      await fetch(url, {
        method: 'PUT',
        body: content,
        duplex: 'half',
        headers: {
          ...this.authorization,
          'Content-Type': 'application/octet-stream',
          'Content-Length': String(size),
        },
      }),
    );
  }

  async putBytes(bytes) {
    const digest = digestOf(bytes);
    if (!(await this.hasBlob(digest))) {
      await this.putBlob(digest, bytes, bytes.length);
    }
    return { digest, size: bytes.length };
  }

  async tags() {
    const all = [];
    let path = 'tags/list?n=1000';
    while (path) {
      const response = await this.call(path);
      await expectOk(response);
      all.push(...((await response.json()).tags || []));
      const next = /<[^>]*\/(tags\/list[^>]*)>;\s*rel="next"/.exec(
        response.headers.get('link') || '',
      );
      path = next && next[1];
    }
    return all;
  }

  call(path, init = {}) {
    return fetch(`${this.origin}/v2/${this.name}/${path}`, {
      ...init,
      headers: { ...this.authorization, ...init.headers },
    });
  }
}

async function expectOk(response) {
  if (!response.ok) {
    throw await errorOf(response);
  }
}

async function errorOf(response) {
  let body = {};
  try {
    body = JSON.parse(await response.text());
  } catch {
    // Answers to HEAD, and those of proxies, have no such body: the status has to do.
  }
  const { code, message } = (body.errors && body.errors[0]) || {};
  const fallback =
    response.status === 401 ? 'authentication required' : response.statusText;
  return new RegistryError(
    response.status,
    code,
    `${code ? code.toLowerCase().replaceAll('_', ' ') : response.status}: ${
      message || fallback
    }`,
  );
}

module.exports = { digestOf, parseReference, Repository };
