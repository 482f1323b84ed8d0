import { readBody } from '../readBody';
import {
  digestOf,
  isDigest,
  mayOverwrite,
  resolveReference,
  type ManifestRecord,
  type Repository,
} from '../store';
import { parseManifest } from './manifestSchema';
import { OciError } from './OciError';
import { query, type OciHandler } from './OciCall';

const MAX_MANIFEST_BYTES = 4 * 1024 * 1024;
const TAG = /^[A-Za-z0-9_][A-Za-z0-9._-]{0,127}$/;

export const getManifest: OciHandler = async call => {
  const { request, response, repository, reference, store } = call;
  const digest = resolveReference(repository, reference);
  if (!digest) {
    throw OciError.manifestUnknown(reference);
  }
  const bytes = await store.blobs.read(digest);
  response.set({
    'Content-Type': repository.manifests[digest].mediaType,
    'Content-Length': String(bytes.length),
    'Docker-Content-Digest': digest,
  });
  response.end(request.method === 'HEAD' ? undefined : bytes);
};

export const putManifest: OciHandler = async call => {
  const { context, request, response, repository, reference, store } = call;
  const bytes = await readBody(request, MAX_MANIFEST_BYTES);
  if (!bytes) {
    throw new OciError(413, 'SIZE_INVALID', 'A manifest has at most 4 MiB');
  }
  const digest = digestOf(bytes);
  const tag = isDigest(reference) ? undefined : reference;
  if (tag === undefined ? reference !== digest : !TAG.test(tag)) {
    throw tag === undefined
      ? new OciError(
          400,
          'DIGEST_INVALID',
          `The manifest's digest is ${digest}, not ${reference}`,
        )
      : new OciError(400, 'TAG_INVALID', `"${tag}" is not a valid tag`);
  }
  const record = parseManifest(bytes, request.get('content-type'));
  checkParts(repository, record);
  if (
    tag !== undefined &&
    Object.hasOwn(repository.tags, tag) &&
    !mayOverwrite(repository, tag)
  ) {
    // ECR refuses the same digest too.
    throw new OciError(
      400,
      'TAG_INVALID',
      `The image tag '${tag}' already exists in the '${repository.name}' repository and cannot be overwritten because the tag is immutable.`,
    );
  }
  await store.blobs.put(bytes);
  store.putManifest(repository.name, { digest, record, tag });
  context.events.emit('image', { repository: repository.name, digest, tag });
  response.status(201).set({
    Location: `/v2/${repository.name}/manifests/${digest}`,
    'Docker-Content-Digest': digest,
    ...(record.subject && { 'OCI-Subject': record.subject }),
    'Content-Length': '0',
  });
  response.end();
};

export const deleteManifest: OciHandler = call => {
  const { response, repository, reference, store } = call;
  const digest = resolveReference(repository, reference);
  if (!digest) {
    throw OciError.manifestUnknown(reference);
  }
  if (isDigest(reference)) {
    store.deleteManifest(repository.name, digest);
  } else {
    store.update(repository.name, value => {
      delete value.tags[reference];
    });
  }
  response.status(202).end();
};

/** Sorted, and in pages where `n` asks for it. */
export const listTags: OciHandler = ({ request, response, repository }) => {
  const last = query(request, 'last');
  const all = Object.keys(repository.tags)
    .sort()
    .filter(tag => last === undefined || tag > last);
  const limit = Number(query(request, 'n') ?? all.length);
  if (!Number.isInteger(limit) || limit < 0) {
    throw new OciError(400, 'PAGINATION_NUMBER_INVALID', 'n is not a number');
  }
  const tags = all.slice(0, limit);
  if (tags.length > 0 && tags.length < all.length) {
    const next = new URLSearchParams({
      n: String(limit),
      last: tags[tags.length - 1],
    });
    response.set(
      'Link',
      `</v2/${repository.name}/tags/list?${next}>; rel="next"`,
    );
  }
  response.json({ name: repository.name, tags });
};

/** The manifests whose subject is this digest, as an index. */
export const listReferrers: OciHandler = call => {
  const { request, response, repository, reference } = call;
  if (!isDigest(reference)) {
    throw new OciError(400, 'DIGEST_INVALID', `Not a digest: ${reference}`);
  }
  const artifactType = query(request, 'artifactType');
  const manifests = Object.entries(repository.manifests)
    .filter(([, record]) => record.subject === reference)
    .filter(
      ([, record]) => !artifactType || record.artifactType === artifactType,
    )
    .map(([digest, record]) => ({
      mediaType: record.mediaType,
      digest,
      size: record.size,
      artifactType: record.artifactType,
      annotations: record.annotations,
    }));
  if (artifactType) {
    response.set('OCI-Filters-Applied', 'artifactType');
  }
  response.set('Content-Type', 'application/vnd.oci.image.index.v1+json');
  response.end(
    JSON.stringify({
      schemaVersion: 2,
      mediaType: 'application/vnd.oci.image.index.v1+json',
      manifests,
    }),
  );
};

function checkParts(repository: Repository, record: ManifestRecord): void {
  const missing = [
    ...record.blobs.filter(digest => !repository.blobs.includes(digest)),
    ...record.manifests.filter(
      digest => !Object.hasOwn(repository.manifests, digest),
    ),
  ];
  if (missing.length > 0) {
    throw new OciError(
      400,
      'MANIFEST_BLOB_UNKNOWN',
      `The manifest names what is not in '${repository.name}': ${missing.join(
        ', ',
      )}`,
      missing.map(digest => ({ digest })),
    );
  }
}
