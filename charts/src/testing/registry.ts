import { createHash, createSign, KeyObject } from 'node:crypto';
import { createServer, Server } from 'node:http';
import { AddressInfo } from 'node:net';

const MANIFEST = 'application/vnd.oci.image.manifest.v1+json';
const CONFIG = 'application/vnd.oci.image.config.v1+json';

const digestOf = (bytes: Buffer): string =>
  `sha256:${createHash('sha256').update(bytes).digest('hex')}`;

/** As much of an OCI registry as is needed to look at images and their signatures: read only, on loopback. */
export class TestRegistry {
  readonly #blobs = new Map<string, Buffer>();
  readonly #manifests = new Map<string, Buffer>();
  readonly #server: Server;

  private constructor() {
    this.#server = createServer((request, response) => {
      const [, kind, reference] =
        request.url?.match(/^\/v2\/.+\/(manifests|blobs)\/([^/]+)$/) ?? [];
      const found = { manifests: this.#manifests, blobs: this.#blobs }[
        kind as 'manifests' | 'blobs'
      ]?.get(reference);
      if (request.url === '/v2/') {
        response.end('{}');
      } else if (!found) {
        response.writeHead(404).end('{"errors":[{"code":"NOT_FOUND"}]}');
      } else {
        response.writeHead(200, {
          'content-type': kind === 'manifests' ? MANIFEST : 'application/json',
          'content-length': found.length,
          'docker-content-digest': digestOf(found),
        });
        response.end(request.method === 'HEAD' ? undefined : found);
      }
    });
  }

  static async start(): Promise<TestRegistry> {
    const registry = new TestRegistry();
    await new Promise<void>(resolve =>
      registry.#server.listen(0, '127.0.0.1', resolve),
    );
    return registry;
  }

  get host(): string {
    return `127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** Puts an image there and gives its digest. */
  image(name: string): string {
    return this.#manifest({ author: name, architecture: 'amd64', os: 'linux' });
  }

  /** Signs an image as cosign does with a key: a manifest beside it, tagged by the image's digest. */
  sign(repository: string, digest: string, key: KeyObject): void {
    const payload = Buffer.from(
      JSON.stringify({
        critical: {
          identity: { 'docker-reference': `${this.host}/${repository}` },
          image: { 'docker-manifest-digest': digest },
          type: 'cosign container image signature',
        },
        optional: null,
      }),
    );
    const signature = createSign('sha256').update(payload).sign(key, 'base64');
    this.#manifest(
      {},
      {
        tag: `${digest.replace(':', '-')}.sig`,
        layer: {
          ...this.#blob(payload),
          mediaType: 'application/vnd.dev.cosign.simplesigning.v1+json',
          annotations: { 'dev.cosignproject.cosign/signature': signature },
        },
      },
    );
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise(resolve => this.#server.close(resolve));
  }

  #blob(bytes: Buffer): { digest: string; size: number } {
    const digest = digestOf(bytes);
    this.#blobs.set(digest, bytes);
    return { digest, size: bytes.length };
  }

  #manifest(config: object, extra?: { tag: string; layer: object }): string {
    const bytes = Buffer.from(
      JSON.stringify({
        schemaVersion: 2,
        mediaType: MANIFEST,
        config: {
          ...this.#blob(Buffer.from(JSON.stringify(config))),
          mediaType: CONFIG,
        },
        layers: extra ? [extra.layer] : [],
      }),
    );
    const digest = digestOf(bytes);
    this.#manifests.set(digest, bytes);
    if (extra) {
      this.#manifests.set(extra.tag, bytes);
    }
    return digest;
  }
}
