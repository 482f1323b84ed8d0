import { Readable } from 'node:stream';
import { gunzipSync } from 'node:zlib';
import { extract } from 'tar-stream';
import { z } from 'zod';
import type { ImageArchive } from './imageArchive';

interface Component {
  type: 'library';
  name: string;
  version: string;
  purl: string;
}

const lockSchema = z.object({
  packages: z.record(z.object({ version: z.string().optional() })).default({}),
});

/** A CycloneDX document of what the image's own lock files name; the operating system's packages are not looked at. */
export async function cycloneDx(image: ImageArchive) {
  return createDocument(image.digest, await components(image));
}

function createDocument(digest: string, found: Component[]) {
  return {
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    version: 1,
    metadata: {
      tools: { components: [{ type: 'application', name: 'sandbox' }] },
      component: { type: 'container', name: 'image', version: digest },
    },
    components: found,
  };
}

async function components(image: ImageArchive): Promise<Component[]> {
  const found = new Map<string, Component>();
  for (const layer of image.layers) {
    const bytes = await image.blob(layer.digest);
    const tar = extract();
    Readable.from([isGzip(bytes) ? gunzipSync(bytes) : bytes]).pipe(tar);
    for await (const entry of tar) {
      const parse = parserOf(entry.header.name);
      if (parse) {
        const chunks: Buffer[] = [];
        for await (const chunk of entry) {
          chunks.push(chunk as Buffer);
        }
        for (const component of parse(Buffer.concat(chunks).toString('utf8'))) {
          found.set(component.purl, component);
        }
      } else {
        entry.resume();
      }
    }
  }
  return [...found.values()].sort((a, b) => (a.purl < b.purl ? -1 : 1));
}

function isGzip(bytes: Buffer): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b;
}

function parserOf(name: string) {
  if (/(^|\/)node_modules\/.*package-lock\.json$/.test(name)) {
    return undefined;
  }
  if (/(^|\/)\.?package-lock\.json$/.test(name)) {
    return parsePackageLock;
  }
  return /(^|\/)requirements[\w-]*\.txt$/.test(name)
    ? parseRequirements
    : undefined;
}

function parsePackageLock(text: string): Component[] {
  const { packages } = lockSchema.parse(JSON.parse(text));
  return Object.entries(packages).flatMap(([path, { version }]) => {
    const name = path.split('node_modules/').pop();
    return path && name && version
      ? [library('npm', name, version, name.replace('@', '%40'))]
      : [];
  });
}

function parseRequirements(text: string): Component[] {
  return text.split(/\r?\n/).flatMap(line => {
    const match =
      /^\s*([A-Za-z0-9._-]+)(?:\[[^\]]*\])?\s*==\s*([^\s;\\]+)/.exec(line);
    return match
      ? [library('pypi', match[1], match[2], match[1].toLowerCase())]
      : [];
  });
}

function library(
  ecosystem: string,
  name: string,
  version: string,
  path: string,
): Component {
  return {
    type: 'library',
    name,
    version,
    purl: `pkg:${ecosystem}/${path}@${version}`,
  };
}
