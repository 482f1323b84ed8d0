import { z } from 'zod';
import type { RegistryDeps } from '../oci/OciCall';
import { AwsError } from './AwsError';
import {
  existing,
  invalidParameter,
  operation,
  repositoryArn,
} from './operation';

const MAX_TAGS = 50;
const ALLOWED = /^[\p{L}\p{Z}\p{N}_.:/=+\-@]*$/u;

export const resourceTagsSchema = z.array(
  z.object({ Key: z.string(), Value: z.string() }).strict(),
);

export function toRecord(
  tags: z.output<typeof resourceTagsSchema>,
): Record<string, string> {
  for (const { Key, Value } of tags) {
    if (
      Key.length < 1 ||
      Key.length > 128 ||
      Value.length > 256 ||
      !ALLOWED.test(Key + Value) ||
      Key.toLowerCase().startsWith('aws:')
    ) {
      throw new AwsError(
        'InvalidTagParameterException',
        `Invalid parameter at 'tags' failed to satisfy constraint: '${Key}' and its value have letters, digits, spaces and _.:/=+-@ only, at most 128 and 256, without the prefix aws:'`,
      );
    }
  }
  const record = Object.fromEntries(tags.map(({ Key, Value }) => [Key, Value]));
  checkNumber(record);
  return record;
}

function checkNumber(record: Record<string, string>): void {
  if (Object.keys(record).length > MAX_TAGS) {
    throw new AwsError(
      'TooManyTagsException',
      `The repository can have at most ${MAX_TAGS} tags`,
    );
  }
}

function byArn(deps: RegistryDeps, arn: string) {
  const prefix = repositoryArn(deps, '');
  if (!arn.startsWith(prefix)) {
    throw invalidParameter('resourceArn', 'Invalid ARN');
  }
  return existing(deps, arn.slice(prefix.length));
}

export const tagResource = operation(
  { resourceArn: z.string(), tags: resourceTagsSchema },
  (deps, { resourceArn, tags }) => {
    const { name, resourceTags } = byArn(deps, resourceArn);
    const merged = { ...resourceTags, ...toRecord(tags) };
    checkNumber(merged);
    deps.store.update(name, value => {
      value.resourceTags = merged;
    });
    return {};
  },
);

export const untagResource = operation(
  { resourceArn: z.string(), tagKeys: z.array(z.string()) },
  (deps, { resourceArn, tagKeys }) => {
    const { name } = byArn(deps, resourceArn);
    deps.store.update(name, value => {
      for (const key of tagKeys) {
        delete value.resourceTags[key];
      }
    });
    return {};
  },
);

export const listTagsForResource = operation(
  { resourceArn: z.string() },
  (deps, { resourceArn }) => ({
    tags: Object.entries(byArn(deps, resourceArn).resourceTags).map(
      ([Key, Value]) => ({ Key, Value }),
    ),
  }),
);
