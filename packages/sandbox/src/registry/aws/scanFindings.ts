import { z } from 'zod';
import {
  existing,
  findImage,
  imageIdSchema,
  imageNotFound,
  operation,
  pageShape,
} from './operation';

/** An image with this label has findings: a fixture that says what it is, so that the gate can be seen at work. */
const VULNERABLE_LABEL = 'sandbox.vulnerable';

const FIXTURE = {
  name: 'SANDBOX-0001',
  description:
    'Not a real vulnerability: the image carries the label sandbox.vulnerable=true.',
  severity: 'HIGH',
  attributes: [
    { key: 'package_name', value: 'sandbox-fixture' },
    { key: 'package_version', value: '0.0.0' },
  ],
};

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
    const vulnerable =
      config?.data?.config?.Labels?.[VULNERABLE_LABEL] === 'true';
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
        findings: vulnerable ? [FIXTURE] : [],
        findingSeverityCounts: vulnerable ? { HIGH: 1 } : {},
      },
    };
  },
);

function parseJson(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch {
    return undefined;
  }
}
