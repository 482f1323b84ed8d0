import { isDigest } from '../store';
import { OciError } from './OciError';
import { query, type OciHandler } from './OciCall';

export const getBlob: OciHandler = async ({
  response,
  repository,
  reference,
  store,
}) => {
  if (!repository.blobs.includes(reference)) {
    throw OciError.blobUnknown(reference);
  }
  const { root, name } = store.blobs.file(reference);
  response.set({
    'Docker-Content-Digest': reference,
    'Content-Type': 'application/octet-stream',
  });
  await new Promise<void>((resolve, reject) => {
    response.sendFile(
      name,
      { root, cacheControl: false, lastModified: false },
      error => {
        // A client that hangs up in the middle is no fault of the registry.
        if (error && !response.headersSent) {
          reject(error);
        } else {
          resolve();
        }
      },
    );
  });
};

export const deleteBlob: OciHandler = ({
  response,
  repository,
  reference,
  store,
}) => {
  if (!repository.blobs.includes(reference)) {
    throw OciError.blobUnknown(reference);
  }
  store.update(repository.name, value => {
    value.blobs = value.blobs.filter(digest => digest !== reference);
  });
  response.status(202).end();
};

export const uploadStatus: OciHandler = async call => {
  const size = await uploadSize(call);
  accepted(call, call.reference, size);
  call.response.status(204).end();
};

export const continueUpload: OciHandler = async call => {
  await append(call);
  accepted(call, call.reference, await uploadSize(call));
  call.response.end();
};

export const finishUpload: OciHandler = async call => {
  const { request, repository, reference, store } = call;
  const digest = query(request, 'digest') ?? '';
  if (!isDigest(digest)) {
    throw new OciError(
      400,
      'DIGEST_INVALID',
      `A blob is completed with ?digest=sha256:<64 hexadecimal digits>, not "${digest}"`,
    );
  }
  await append(call);
  if (!(await store.blobs.finishUpload(reference, digest))) {
    throw new OciError(
      400,
      'DIGEST_INVALID',
      `The content that was uploaded is not ${digest}`,
    );
  }
  store.linkBlob(repository.name, digest);
  created(call, digest);
};

/** `POST /blobs/uploads/`: a mount, a whole blob, or the start of an upload. */
export const startUpload: OciHandler = async call => {
  const { request, response, repository, store } = call;
  const mount = query(request, 'mount');
  const from = query(request, 'from');
  if (mount && from && store.find(from)?.blobs.includes(mount)) {
    store.linkBlob(repository.name, mount);
    created(call, mount);
    return;
  }
  const id = await store.blobs.startUpload();
  if (query(request, 'digest')) {
    await finishUpload({ ...call, reference: id });
    return;
  }
  accepted(call, id, 0);
  response.end();
};

export const cancelUpload: OciHandler = async call => {
  await uploadSize(call);
  await call.store.blobs.cancelUpload(call.reference);
  call.response.status(204).end();
};

async function append(call: Parameters<OciHandler>[0]): Promise<void> {
  const { request, response, reference, store } = call;
  const size = await uploadSize(call);
  const range = request.get('content-range');
  const start = range && /^(?:bytes )?(\d+)-\d+$/.exec(range)?.[1];
  if (range && Number(start) !== size) {
    accepted(call, reference, size);
    response.status(416);
    throw new OciError(
      416,
      'BLOB_UPLOAD_INVALID',
      `The upload has ${size} bytes; a chunk with Content-Range "${range}" does not follow them`,
    );
  }
  await store.blobs.append(reference, request);
}

async function uploadSize(call: Parameters<OciHandler>[0]): Promise<number> {
  const size = await call.store.blobs.uploadSize(call.reference);
  if (size === undefined) {
    throw new OciError(
      404,
      'BLOB_UPLOAD_UNKNOWN',
      `There is no upload ${call.reference}`,
    );
  }
  return size;
}

function accepted(
  { response, repository }: Parameters<OciHandler>[0],
  id: string,
  size: number,
): void {
  response.status(202).set({
    Location: `/v2/${repository.name}/blobs/uploads/${id}`,
    Range: `0-${Math.max(0, size - 1)}`,
    'Docker-Upload-UUID': id,
    'Content-Length': '0',
  });
}

function created(
  { response, repository }: Parameters<OciHandler>[0],
  digest: string,
): void {
  response
    .status(201)
    .set({
      Location: `/v2/${repository.name}/blobs/${digest}`,
      'Docker-Content-Digest': digest,
      'Content-Length': '0',
    })
    .end();
}
