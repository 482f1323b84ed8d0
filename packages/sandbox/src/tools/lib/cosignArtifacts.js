'use strict';

const { digestOf } = require('./registry');

const MANIFEST_TYPE = 'application/vnd.oci.image.manifest.v1+json';
const CONFIG_TYPE = 'application/vnd.oci.image.config.v1+json';
const STAND_IN = {
  'sandbox/stand-in': 'true',
  'sandbox/description':
    "Made by the sandbox's stand-in for cosign. Nothing was signed.",
};
const NO_SIGNATURE = Buffer.from(
  'not a signature: made by the sandbox',
).toString('base64');

const PREDICATES = {
  custom: 'https://cosign.sigstore.dev/attestation/v1',
  cyclonedx: 'https://cyclonedx.org/bom',
  openvex: 'https://openvex.dev/ns',
  slsaprovenance: 'https://slsa.dev/provenance/v0.2',
  slsaprovenance1: 'https://slsa.dev/provenance/v1',
  spdx: 'https://spdx.dev/Document',
  spdxjson: 'https://spdx.dev/Document',
  vuln: 'https://cosign.sigstore.dev/attestation/vuln/v1',
};

/** Where signatures (`sig`) and attestations (`att`) of an image are kept. */
function tagOf(digest, kind) {
  return `${digest.replace(':', '-')}.${kind}`;
}

function predicateType(type) {
  return Object.hasOwn(PREDICATES, type) ? PREDICATES[type] : type;
}

function layer(mediaType, content, annotations) {
  const bytes = Buffer.from(JSON.stringify(content));
  return {
    mediaType,
    bytes,
    digest: digestOf(bytes),
    annotations: { ...annotations, ...STAND_IN },
  };
}

/** A signature's layer in the form of cosign's simple signing, with a text where the signature would be. */
function signature({ name, digest }, annotations) {
  return layer(
    'application/vnd.dev.cosign.simplesigning.v1+json',
    {
      critical: {
        identity: { 'docker-reference': name },
        image: { 'docker-manifest-digest': digest },
        type: 'cosign container image signature',
      },
      optional: { ...annotations, ...STAND_IN },
    },
    { 'dev.cosignproject.cosign/signature': NO_SIGNATURE },
  );
}

/** An attestation's layer: an in-toto statement in an envelope that nobody signed. */
function attestation({ name, digest }, { type, predicate }) {
  const statement = {
    _type: 'https://in-toto.io/Statement/v0.1',
    predicateType: predicateType(type),
    subject: [{ name, digest: { sha256: digest.replace('sha256:', '') } }],
    predicate,
  };
  return layer(
    'application/vnd.dsse.envelope.v1+json',
    {
      payloadType: 'application/vnd.in-toto+json',
      payload: Buffer.from(JSON.stringify(statement)).toString('base64'),
      signatures: [{ keyid: 'sandbox', sig: NO_SIGNATURE }],
    },
    {
      'dev.cosignproject.cosign/signature': '',
      predicateType: statement.predicateType,
    },
  );
}

function config(layers) {
  return Buffer.from(
    JSON.stringify({
      architecture: '',
      os: '',
      created: '1970-01-01T00:00:00Z',
      config: {},
      rootfs: { type: 'layers', diff_ids: layers.map(({ digest }) => digest) },
    }),
  );
}

function manifest(configBytes, layers) {
  return Buffer.from(
    JSON.stringify({
      schemaVersion: 2,
      mediaType: MANIFEST_TYPE,
      config: {
        mediaType: CONFIG_TYPE,
        size: configBytes.length,
        digest: digestOf(configBytes),
      },
      layers,
      annotations: STAND_IN,
    }),
  );
}

module.exports = {
  attestation,
  config,
  manifest,
  MANIFEST_TYPE,
  predicateType,
  signature,
  tagOf,
};
