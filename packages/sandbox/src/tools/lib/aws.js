'use strict';

const { parseArgs } = require('./args');
const { format } = require('./awsOutput');
const { Exit, unsupported } = require('./run');

const USAGE = 252;
const CONFIGURATION = 253;
const SERVICE = 254;

const GLOBAL = {
  'cli-connect-timeout': 'value',
  'cli-read-timeout': 'value',
  'endpoint-url': 'value',
  'no-cli-pager': 'flag',
  output: 'value',
  region: 'value',
};
const repository = { 'repository-name': 'value', 'registry-id': 'value' };

/** The commands that exist here: the SDK's command, its options, and those of them that are required. */
const COMMANDS = {
  ecr: {
    'batch-get-image': {
      command: 'BatchGetImage',
      options: {
        ...repository,
        'image-ids': 'many',
        'accepted-media-types': 'many',
      },
      required: ['repository-name', 'image-ids'],
    },
    'describe-image-scan-findings': {
      command: 'DescribeImageScanFindings',
      options: { ...repository, 'image-id': 'value' },
      required: ['repository-name', 'image-id'],
    },
    'describe-images': {
      command: 'DescribeImages',
      options: { ...repository, 'image-ids': 'many', filter: 'value' },
      required: ['repository-name'],
    },
    'describe-repositories': {
      command: 'DescribeRepositories',
      options: { 'registry-id': 'value', 'repository-names': 'many' },
      required: [],
    },
    'get-login-password': {
      command: 'GetAuthorizationToken',
      options: {},
      required: [],
      show: loginPassword,
    },
    'list-images': {
      command: 'ListImages',
      options: { ...repository, filter: 'value' },
      required: ['repository-name'],
    },
    'list-tags-for-resource': {
      command: 'ListTagsForResource',
      options: { 'resource-arn': 'value' },
      required: ['resource-arn'],
    },
  },
  sts: {
    'get-caller-identity': {
      command: 'GetCallerIdentity',
      options: {},
      required: [],
    },
  },
};

async function main(argv) {
  const { names, rest } = split(argv);
  const [service, name] = names;
  const known = Object.hasOwn(COMMANDS, service) && COMMANDS[service];
  const command = known && Object.hasOwn(known, name) && known[name];
  if (!command) {
    throw unsupported(
      `aws ${[service, name].filter(Boolean).join(' ') || 'without a command'}`,
      USAGE,
    );
  }
  const parsed = parseArgs(
    rest,
    { options: { ...GLOBAL, ...command.options } },
    option => refuse(service, name, option),
  );
  if (parsed.operands.length > 0) {
    throw new Exit(`Unknown options: ${parsed.operands.join(', ')}`, USAGE);
  }
  const missing = command.required.filter(option => !parsed.options[option]);
  if (missing.length > 0) {
    throw new Exit(
      `the following arguments are required: ${missing
        .map(m => `--${m}`)
        .join(', ')}`,
      USAGE,
    );
  }
  if (!['json', 'text', undefined].includes(parsed.options.output)) {
    throw unsupported(`--output ${parsed.options.output}`, USAGE);
  }
  const output = await send(service, command.command, parsed.options);
  const shown = command.show
    ? command.show(output)
    : format(output, parsed.options.output || process.env.AWS_DEFAULT_OUTPUT);
  process.stdout.write(shown);
}

/** Service and command, which options may precede, and all the other words. */
function split(argv) {
  const positions = [];
  for (let i = 0; i < argv.length && positions.length < 2; i += 1) {
    const match = /^--([^=]+)(=.*)?$/.exec(argv[i]);
    if (!match) {
      positions.push(i);
    } else if (GLOBAL[match[1]] === 'value' && !match[2]) {
      i += 1;
    }
  }
  return {
    names: positions.map(position => argv[position]),
    rest: argv.filter((_, position) => !positions.includes(position)),
  };
}

function refuse(service, name, option) {
  return option === '--query'
    ? unsupported('--query (pipe the JSON into jq or node instead)', USAGE)
    : unsupported(`aws ${service} ${name} ${option}`, USAGE);
}

async function send(service, command, options) {
  const { env } = process;
  const upper = service.toUpperCase();
  const endpoint =
    options['endpoint-url'] ||
    env[`AWS_ENDPOINT_URL_${upper}`] ||
    env.AWS_ENDPOINT_URL;
  const region = options.region || env.AWS_REGION || env.AWS_DEFAULT_REGION;
  if (!endpoint) {
    throw new Exit(
      `the sandbox's stand-in needs AWS_ENDPOINT_URL or AWS_ENDPOINT_URL_${upper}: it never calls AWS`,
      CONFIGURATION,
    );
  }
  if (!region) {
    throw new Exit(
      'You must specify a region. You can also configure your region by running "aws configure".',
      CONFIGURATION,
    );
  }
  if (!env.AWS_ACCESS_KEY_ID || !env.AWS_SECRET_ACCESS_KEY) {
    throw new Exit(
      'Unable to locate credentials. You can configure credentials by running "aws configure".',
      CONFIGURATION,
    );
  }
  const sdk =
    service === 'ecr'
      ? require('@aws-sdk/client-ecr')
      : require('@aws-sdk/client-sts');
  const Client = service === 'ecr' ? sdk.ECRClient : sdk.STSClient;
  const input = inputOf(options);
  const client = new Client({
    endpoint,
    region,
    credentials: {
      accessKeyId: env.AWS_ACCESS_KEY_ID,
      secretAccessKey: env.AWS_SECRET_ACCESS_KEY,
      sessionToken: env.AWS_SESSION_TOKEN,
    },
  });
  try {
    const { $metadata: _, ...output } = await client.send(
      new sdk[`${command}Command`](input),
    );
    return output;
  } catch (error) {
    if (error.$metadata?.httpStatusCode) {
      throw new Exit(
        `An error occurred (${error.name}) when calling the ${command} operation: ${error.message}`,
        SERVICE,
      );
    }
    throw new Exit(
      `Could not connect to the endpoint URL: "${endpoint}" (${error.name})`,
      255,
    );
  } finally {
    client.destroy();
  }
}

/** `--repository-name x` as `{repositoryName: 'x'}`; `imageTag=x,imageDigest=y` as an object. */
function inputOf(options) {
  const input = {};
  for (const [option, value] of Object.entries(options)) {
    if (!Object.hasOwn(GLOBAL, option)) {
      const name = option.replace(/-(\w)/g, (_, letter) =>
        letter.toUpperCase(),
      );
      const structured = ['image-ids', 'image-id', 'filter'].includes(option);
      const convert = text => (structured ? structure(option, text) : text);
      input[name] = Array.isArray(value) ? value.map(convert) : convert(value);
    }
  }
  return input;
}

function structure(option, text) {
  if (text.startsWith('{')) {
    return JSON.parse(text);
  }
  return Object.fromEntries(
    text.split(',').map(pair => {
      const [, key, value] = /^(\w+)=(.*)$/.exec(pair) || [];
      if (!key) {
        throw new Exit(
          `Error parsing parameter '--${option}': Expected: '=', received: '${text}'`,
          USAGE,
        );
      }
      return [key, value];
    }),
  );
}

function loginPassword({ authorizationData }) {
  const decoded = Buffer.from(
    authorizationData[0].authorizationToken,
    'base64',
  ).toString();
  return `${decoded.slice(decoded.indexOf(':') + 1)}\n`;
}

module.exports = {
  failureCode: 255,
  formatError: message => `\n${message}`,
  main,
};
