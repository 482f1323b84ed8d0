'use strict';

const { parseReference, Repository } = require('./registry');
const { Exit, unsupported } = require('./run');

/** `skopeo inspect`: what an image in a registry says of itself. */
async function inspect(operands, options) {
  const match = /^docker:\/\/(.+)$/.exec(operands[0] || '');
  if (operands.length !== 1 || !match) {
    throw unsupported(`skopeo inspect ${operands.join(' ')}`);
  }
  const template = readTemplate(options.format);
  const parsed = parseReference(match[1]);
  const repository = new Repository(parsed, {
    authFile: options.authfile,
    credentials: options.creds,
  });
  const reference = parsed.digest || parsed.tag || 'latest';
  const found = await repository.manifest(reference);
  if (!found) {
    throw new Exit(
      `reading manifest ${reference} in ${repository.host}/${repository.name}: manifest unknown`,
    );
  }
  if (options.raw && !options.config) {
    process.stdout.write(found.bytes);
    return;
  }
  const manifest = JSON.parse(found.bytes.toString());
  if (!manifest.config) {
    throw unsupported('skopeo inspect of an index without --raw');
  }
  const config = await repository.json(manifest.config.digest);
  if (options.config) {
    process.stdout.write(
      `${JSON.stringify(config, null, options.raw ? 0 : 4)}\n`,
    );
    return;
  }
  const output = {
    Name: `${repository.host}/${repository.name}`,
    Digest: found.digest,
    RepoTags: options['no-tags'] ? [] : await repository.tags(),
    Created: config.created,
    DockerVersion: '',
    Labels: config.config?.Labels || null,
    Architecture: config.architecture,
    Os: config.os,
    Layers: manifest.layers.map(({ digest }) => digest),
    LayersData: manifest.layers.map(({ mediaType, digest, size }) => ({
      MIMEType: mediaType,
      Digest: digest,
      Size: size,
      Annotations: null,
    })),
    Env: config.config?.Env || null,
  };
  process.stdout.write(
    `${template ? template(output) : JSON.stringify(output, null, 4)}\n`,
  );
}

const FIELD = /\{\{-?\s*\.(Name|Digest|Created|Architecture|Os)\s*-?\}\}/g;

/** Go templates of plain text and `{{.Field}}` only. */
function readTemplate(text) {
  if (text === undefined) {
    return undefined;
  }
  if (text.replace(FIELD, '').includes('{{')) {
    throw unsupported(`the template ${text}`);
  }
  return output => text.replace(FIELD, (_, field) => output[field]);
}

module.exports = { inspect };
