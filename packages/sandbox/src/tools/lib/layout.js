'use strict';

const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');
const { pipeline } = require('node:stream/promises');
const { extract } = require('tar-stream');
const { digestOf } = require('./registry');
const { Exit } = require('./run');

const WANTED = /^(?:index\.json|blobs\/sha256\/[0-9a-f]{64})$/;

/** Opens an image in an OCI layout: a folder, or a tar of one that is unpacked into a temporary folder until `close`. */
async function openLayout(kind, location) {
  if (!fs.existsSync(location)) {
    throw new Exit(`open ${location}: no such file or directory`);
  }
  const temporary =
    kind === 'oci-archive'
      ? fs.mkdtempSync(path.join(os.tmpdir(), 'oci-archive-'))
      : undefined;
  const close = () => {
    if (temporary) {
      fs.rmSync(temporary, { recursive: true, force: true });
    }
  };
  try {
    if (temporary) {
      await unpack(location, temporary);
    }
    return { ...readLayout(temporary || location, location), close };
  } catch (error) {
    close();
    throw error;
  }
}

function readLayout(dir, location) {
  const file = digest => path.join(dir, 'blobs', digest.replace(':', '/'));
  const read = name => {
    try {
      return fs.readFileSync(name);
    } catch (error) {
      throw new Exit(
        `${location} is not an OCI layout with one image: ${error.code}`,
      );
    }
  };
  const index = JSON.parse(read(path.join(dir, 'index.json')).toString());
  if (index.manifests?.length !== 1) {
    throw new Exit(`more than one image in ${location}, choose an image`);
  }
  const [{ digest, mediaType }] = index.manifests;
  return {
    root: { digest, mediaType },
    manifest: wanted => {
      const bytes = read(file(wanted));
      if (digestOf(bytes) !== wanted) {
        throw new Exit(`the content of ${wanted} in ${location} is another`);
      }
      return bytes;
    },
    blob: wanted => fs.createReadStream(file(wanted)),
  };
}

/** Only names that a layout has are written, so nothing in the archive can reach elsewhere. */
async function unpack(archive, dir) {
  fs.mkdirSync(path.join(dir, 'blobs/sha256'), { recursive: true });
  const reader = extract();
  const read = pipeline(fs.createReadStream(archive), reader);
  const stored = (async () => {
    for await (const entry of reader) {
      const name = entry.header.name.replace(/^\.\//, '');
      if (WANTED.test(name) && entry.header.type === 'file') {
        await pipeline(entry, fs.createWriteStream(path.join(dir, name)));
      } else {
        entry.resume();
      }
    }
  })();
  await Promise.all([read, stored]);
}

module.exports = { openLayout };
