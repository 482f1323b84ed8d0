'use strict';

const fs = require('node:fs');
const { parseArgs } = require('./args');
const { saveCredentials } = require('./credentials');
const { inspect } = require('./skopeoInspect');
const { openLayout } = require('./layout');
const { digestOf, parseReference, Repository } = require('./registry');
const { Exit, unsupported } = require('./run');

const TRANSPORT = {
  authfile: 'value',
  'tls-verify': 'flag',
  creds: 'value',
  'retry-times': 'value',
};
const ALIASES = {
  '-q': 'quiet',
  '-a': 'all',
  '-f': 'format',
  '-n': 'no-tags',
  '-u': 'username',
  '-p': 'password',
};
const COMMANDS = {
  copy: {
    run: copy,
    options: {
      ...TRANSPORT,
      all: 'flag',
      'dest-authfile': 'value',
      'dest-creds': 'value',
      'dest-tls-verify': 'flag',
      digestfile: 'value',
      'preserve-digests': 'flag',
      quiet: 'flag',
      'src-authfile': 'value',
      'src-creds': 'value',
      'src-tls-verify': 'flag',
    },
  },
  inspect: {
    run: inspect,
    options: {
      ...TRANSPORT,
      config: 'flag',
      format: 'value',
      'no-tags': 'flag',
      raw: 'flag',
    },
  },
  'list-tags': { run: listTags, options: TRANSPORT },
  login: {
    run: login,
    options: {
      ...TRANSPORT,
      username: 'value',
      password: 'value',
      'password-stdin': 'flag',
    },
  },
};
const INDEX = /image\.index|manifest\.list/;

async function main(argv) {
  const at = argv.findIndex(word => !word.startsWith('-'));
  const name = argv[at];
  const globals = argv.slice(0, Math.max(at, 0));
  const strange = globals.find(
    word => word !== '--insecure-policy' && word !== '--debug',
  );
  if (strange || !Object.hasOwn(COMMANDS, name)) {
    throw unsupported(`skopeo ${strange || name || 'without a command'}`);
  }
  const command = COMMANDS[name];
  const { options, operands } = parseArgs(
    argv.slice(at + 1),
    { options: command.options, aliases: ALIASES },
    option => unsupported(`skopeo ${name} ${option}`),
  );
  await command.run(operands, options);
}

/** A repository and what is meant in it, by the transport docker://. */
function dockerImage(text, { authFile, credentials }) {
  const match = /^docker:\/\/(.+)$/.exec(text);
  if (!match) {
    throw unsupported(`the transport of ${text}`);
  }
  const reference = parseReference(match[1]);
  if (reference.tag && reference.digest) {
    throw new Exit(
      `Docker references with both a tag and digest are currently not supported: ${text}`,
    );
  }
  return {
    repository: new Repository(reference, { authFile, credentials }),
    reference: reference.digest || reference.tag || 'latest',
  };
}

async function openSource(text, auth) {
  const layout = /^(oci-archive|oci):([^:]+)(?::[^:]+)?$/.exec(text);
  if (layout) {
    return openLayout(layout[1], layout[2]);
  }
  const { repository, reference } = dockerImage(text, auth);
  const found = await readManifest(repository, reference);
  return {
    root: found,
    manifest: async digest => (await readManifest(repository, digest)).bytes,
    blob: digest => repository.blob(digest),
    close: () => {},
  };
}

async function readManifest(repository, reference) {
  const found = await repository.manifest(reference);
  if (!found) {
    throw new Exit(
      `reading manifest ${reference} in ${repository.host}/${repository.name}: manifest unknown`,
    );
  }
  return found;
}

async function copy(operands, options) {
  if (operands.length !== 2) {
    throw new Exit('Exactly two arguments expected');
  }
  const [from, to] = operands;
  const { repository, reference } = dockerImage(to, {
    authFile: options['dest-authfile'] || options.authfile,
    credentials: options['dest-creds'],
  });
  const say = text => options.quiet || process.stdout.write(`${text}\n`);
  const source = await openSource(from, {
    authFile: options['src-authfile'] || options.authfile,
    credentials: options['src-creds'],
  });
  try {
    const { digest, mediaType } = source.root;
    if (reference.startsWith('sha256:') && reference !== digest) {
      throw new Exit(
        `the image is ${digest}, and cannot be written as ${reference}`,
      );
    }
    if (INDEX.test(mediaType) && !options.all) {
      throw unsupported('choosing one image of an index (without --all)');
    }
    say('Getting image source signatures');
    await copyManifest(source, {
      repository,
      reference,
      digest,
      mediaType,
      say,
    });
    if (options.digestfile) {
      fs.writeFileSync(options.digestfile, digest);
    }
  } finally {
    source.close();
  }
}

async function copyManifest(
  source,
  { repository, reference, digest, mediaType, say },
) {
  const bytes = await source.manifest(digest);
  const manifest = JSON.parse(bytes.toString());
  for (const child of manifest.manifests || []) {
    await copyManifest(source, {
      repository,
      reference: child.digest,
      ...child,
      say,
    });
  }
  const parts = (manifest.layers || []).map(layer => ({
    ...layer,
    kind: 'blob',
  }));
  if (manifest.config) {
    parts.push({ ...manifest.config, kind: 'config' });
  }
  for (const part of parts) {
    say(`Copying ${part.kind} ${part.digest}`);
    if (!(await repository.hasBlob(part.digest))) {
      await repository.putBlob(
        part.digest,
        await source.blob(part.digest),
        part.size,
      );
    }
  }
  say('Writing manifest to image destination');
  await repository.putManifest(
    reference,
    bytes,
    mediaType || manifest.mediaType,
  );
  if (digestOf(bytes) !== digest) {
    throw new Exit(`the manifest of ${digest} is another`);
  }
}

async function listTags(operands, options) {
  const { repository } = dockerImage(operands[0] || '', {
    authFile: options.authfile,
    credentials: options.creds,
  });
  const output = {
    Repository: `${repository.host}/${repository.name}`,
    Tags: await repository.tags(),
  };
  process.stdout.write(`${JSON.stringify(output, null, 4)}\n`);
}

async function login([host], options) {
  const password = options['password-stdin']
    ? fs.readFileSync(0, 'utf8').trim()
    : options.password;
  if (!host || !options.username || !password) {
    throw new Exit('login takes --username, --password-stdin and a registry');
  }
  const auth = Buffer.from(`${options.username}:${password}`).toString(
    'base64',
  );
  const { origin } = new Repository({ host, name: '' });
  const response = await fetch(`${origin}/v2/`, {
    headers: { Authorization: `Basic ${auth}` },
  });
  if (!response.ok) {
    throw new Exit(`logging into "${host}": invalid username/password`);
  }
  saveCredentials(host, {
    username: options.username,
    password,
    authFile: options.authfile,
  });
  process.stdout.write('Login Succeeded!\n');
}

module.exports = {
  formatError: message => `level=fatal msg=${JSON.stringify(message)}`,
  main,
};
