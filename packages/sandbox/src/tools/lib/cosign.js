'use strict';

const fs = require('node:fs');
const { parseArgs } = require('./args');
const { saveCredentials } = require('./credentials');
const artifacts = require('./cosignArtifacts');
const { parseReference, Repository } = require('./registry');
const { Exit, unsupported } = require('./run');

/** Options of the real tool that change nothing where nothing is really signed. */
const COMMON = {
  'allow-http-registry': 'flag',
  'allow-insecure-registry': 'flag',
  key: 'value',
  'new-bundle-format': 'flag',
  timeout: 'value',
  'use-signing-config': 'flag',
  verbose: 'flag',
};
const SIGNING = {
  ...COMMON,
  'fulcio-url': 'value',
  'identity-token': 'value',
  'oidc-issuer': 'value',
  'rekor-url': 'value',
  'registry-referrers-mode': 'value',
  'tlog-upload': 'flag',
  yes: 'flag',
};
const VERIFYING = {
  ...COMMON,
  'certificate-github-workflow-repository': 'value',
  'certificate-identity': 'value',
  'certificate-identity-regexp': 'value',
  'certificate-oidc-issuer': 'value',
  'certificate-oidc-issuer-regexp': 'value',
  'insecure-ignore-tlog': 'flag',
  output: 'value',
};
const COMMANDS = {
  sign: {
    run: sign,
    options: { ...SIGNING, annotations: 'list', recursive: 'flag' },
  },
  attest: {
    run: attest,
    options: { ...SIGNING, predicate: 'value', replace: 'flag', type: 'value' },
  },
  verify: { run: verify, options: { ...VERIFYING, annotations: 'list' } },
  'verify-attestation': {
    run: verifyAttestation,
    options: { ...VERIFYING, type: 'value' },
  },
  login: {
    run: login,
    options: { username: 'value', password: 'value', 'password-stdin': 'flag' },
  },
};
const ALIASES = {
  '-y': 'yes',
  '-a': 'annotations',
  '-r': 'recursive',
  '-d': 'verbose',
  '-o': 'output',
  '-u': 'username',
  '-p': 'password',
};
const NO_SIGNATURE = 10;
const NO_IMAGE = 13;

async function main(argv) {
  const [name, ...rest] = argv;
  if (!Object.hasOwn(COMMANDS, name)) {
    throw unsupported(`cosign ${name || 'without a command'}`);
  }
  const command = COMMANDS[name];
  const { options, operands } = parseArgs(
    rest,
    { options: command.options, aliases: ALIASES },
    option => unsupported(`cosign ${name} ${option}`),
  );
  if (operands.length === 0) {
    throw new Exit(`cosign ${name} takes an image`);
  }
  for (const operand of operands) {
    await command.run(operand, options);
  }
}

/** The image that is meant, by digest. */
async function resolve(text) {
  const reference = parseReference(text);
  const repository = new Repository(reference);
  const found = await repository.manifest(
    reference.digest || reference.tag || 'latest',
  );
  if (!found) {
    throw new Exit(
      `entity not found in registry: ${text}: MANIFEST_UNKNOWN`,
      NO_IMAGE,
    );
  }
  return {
    repository,
    digest: found.digest,
    name: `${reference.host}/${reference.name}`,
  };
}

async function sign(text, options) {
  if (options.key) {
    throw unsupported('signing with a key');
  }
  const image = await resolve(text);
  const layer = artifacts.signature(image, pairs(options.annotations));
  await push(image, 'sig', { layer });
  process.stderr.write(
    `Pushing signature to: ${image.name}\n(A stand-in of the sandbox: nothing was signed, and nothing outside of the sandbox accepts it.)\n`,
  );
}

async function attest(text, options) {
  if (!options.predicate) {
    throw new Exit('required flag(s) "predicate" not set');
  }
  const image = await resolve(text);
  const predicate = JSON.parse(fs.readFileSync(options.predicate, 'utf8'));
  const layer = artifacts.attestation(image, {
    type: options.type || 'custom',
    predicate,
  });
  await push(image, 'att', { layer, replace: options.replace });
  process.stderr.write(
    `Pushing attestation to: ${image.name}\n(A stand-in of the sandbox: nothing was signed.)\n`,
  );
}

async function push({ repository, digest }, kind, { layer, replace }) {
  const tag = artifacts.tagOf(digest, kind);
  const existing = await repository.manifest(tag);
  const before = existing ? JSON.parse(existing.bytes.toString()).layers : [];
  const kept = replace
    ? before.filter(
        ({ annotations }) =>
          annotations?.predicateType !== layer.annotations.predicateType,
      )
    : before;
  const { size } = await repository.putBytes(layer.bytes);
  const descriptor = {
    mediaType: layer.mediaType,
    size,
    digest: layer.digest,
    annotations: layer.annotations,
  };
  const config = artifacts.config([...kept, descriptor]);
  await repository.putBytes(config);
  await repository.putManifest(
    tag,
    artifacts.manifest(config, [...kept, descriptor]),
    artifacts.MANIFEST_TYPE,
  );
}

async function verify(text, options) {
  requireIdentity(options);
  const image = await resolve(text);
  const wanted = pairs(options.annotations);
  const payloads = (await layersOf(image, 'sig')).filter(
    payload =>
      payload.critical?.image?.['docker-manifest-digest'] === image.digest &&
      Object.entries(wanted).every(
        ([key, value]) => payload.optional?.[key] === value,
      ),
  );
  if (payloads.length === 0) {
    throw new Exit('no signatures found', NO_SIGNATURE);
  }
  process.stderr.write(
    `\nVerification for ${text} --\nThe sandbox's stand-in checked that a signature of its own names this digest; identities are not checked.\n`,
  );
  process.stdout.write(`\n${JSON.stringify(payloads)}\n`);
}

async function verifyAttestation(text, options) {
  requireIdentity(options);
  const image = await resolve(text);
  const type = artifacts.predicateType(options.type || 'custom');
  const envelopes = (await layersOf(image, 'att')).filter(({ payload }) => {
    const statement = JSON.parse(Buffer.from(payload, 'base64').toString());
    return (
      statement.predicateType === type &&
      statement.subject.some(
        subject => `sha256:${subject.digest.sha256}` === image.digest,
      )
    );
  });
  if (envelopes.length === 0) {
    throw new Exit('no matching attestations', NO_SIGNATURE);
  }
  envelopes.forEach(envelope =>
    process.stdout.write(`${JSON.stringify(envelope)}\n`),
  );
}

function requireIdentity(options) {
  for (const what of ['certificate-identity', 'certificate-oidc-issuer']) {
    if (!options.key && !options[what] && !options[`${what}-regexp`]) {
      throw new Exit(
        `--${what} or --${what}-regexp is required for verification in keyless mode`,
      );
    }
  }
}

async function layersOf({ repository, digest }, kind) {
  const found = await repository.manifest(artifacts.tagOf(digest, kind));
  const layers = found ? JSON.parse(found.bytes.toString()).layers : [];
  return Promise.all(layers.map(layer => repository.json(layer.digest)));
}

function login(host, options) {
  const password = options['password-stdin']
    ? fs.readFileSync(0, 'utf8').trim()
    : options.password;
  if (!options.username || !password) {
    throw new Exit('login takes --username and --password-stdin');
  }
  saveCredentials(host, { username: options.username, password });
}

function pairs(list = []) {
  return Object.fromEntries(
    list.map(pair => [pair.split('=')[0], pair.split('=').slice(1).join('=')]),
  );
}

module.exports = { main };
