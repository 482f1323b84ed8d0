import { z } from 'zod';
import {
  existing,
  findImage,
  imageIdSchema,
  imageNotFound,
  operation,
  pageShape,
} from './operation';

/** Names the findings of an image, for instance `high:1,low:3`: a fixture that says what it is, so that the gate can be seen at work. */
const LABEL = 'sandbox.findings';
const SEVERITIES = ['INFORMATIONAL', 'LOW', 'MEDIUM', 'HIGH', 'CRITICAL'];

const configSchema = z.object({
  config: z.object({ Labels: z.record(z.string()).nullish() }).nullish(),
});

/** Nothing is scanned in the sandbox: the findings are the fixture's, or none. */
export const describeImageScanFindings = operation(
  { repositoryName: z.string(), imageId: imageIdSchema, ...pageShape },
  async (deps, { repositoryName, imageId }) => {
    const repository = existing(deps, repositoryName);
    const imageDigest = findImage(repository, imageId);
    if (!imageDigest) {
      throw imageNotFound(deps, repositoryName, imageId);
    }
    const { configDigest, pushedAt } = repository.manifests[imageDigest];
    const config = configDigest
      ? configSchema.safeParse(
          parseJson(await deps.store.blobs.read(configDigest)),
        )
      : undefined;
    const counts = parseCounts(config?.data?.config?.Labels?.[LABEL]);
    return {
      registryId: deps.context.accountId,
      repositoryName,
      imageId: { ...imageId, imageDigest },
      imageScanStatus: {
        status: 'COMPLETE',
        description: 'The scan was completed successfully.',
      },
      imageScanFindings: {
        imageScanCompletedAt: pushedAt / 1000,
        vulnerabilitySourceUpdatedAt: pushedAt / 1000,
        findings: Object.entries(counts).flatMap(([severity, count]) =>
          Array.from({ length: count }, (_, n) => finding(severity, n + 1)),
        ),
        findingSeverityCounts: counts,
      },
    };
  },
);

function parseCounts(label = ''): Record<string, number> {
  return Object.fromEntries(
    label.split(',').flatMap(part => {
      const match = /^\s*(\w+)\s*:\s*(\d{1,3})\s*$/.exec(part);
      const severity = match?.[1].toUpperCase() ?? '';
      return match && SEVERITIES.includes(severity) && Number(match[2]) > 0
        ? [[severity, Number(match[2])]]
        : [];
    }),
  );
}

function finding(severity: string, number: number): object {
  return {
    name: `SANDBOX-${severity}-${number}`,
    description: `Not a real vulnerability: the image carries the label ${LABEL}.`,
    severity,
    attributes: [
      { key: 'package_name', value: 'sandbox-fixture' },
      { key: 'package_version', value: '0' },
    ],
  };
}

function parseJson(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch {
    return undefined;
  }
}
