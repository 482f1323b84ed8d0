import { z } from 'zod';
import { SETTING_NAMES } from '../../views';
import { ApiError, invalidField } from '../errors';

const visibilitySchema = z.enum(['private', 'internal', 'public']);

const settingsShape = Object.fromEntries(
  SETTING_NAMES.map(name => [name, z.boolean().optional()]),
);

/** What may be said of a repository when it is made and later. */
export const settingsSchema = z.object({
  description: z.string().nullish(),
  homepage: z.string().nullish(),
  private: z.boolean().optional(),
  visibility: visibilitySchema.optional(),
  ...settingsShape,
});

/** Names that GitHub takes. */
export const REPOSITORY_NAME = /^(?!\.{1,2}$)[A-Za-z0-9._-]{1,100}$/;

export function nameTaken(message: string): ApiError {
  return new ApiError(422, message, [
    {
      resource: 'Repository',
      code: 'custom',
      field: 'name',
      message: 'name already exists on this account',
    },
  ]);
}

export function checkDescription(description: string | null | undefined): void {
  // eslint-disable-next-line no-control-regex
  if (/[\x00-\x1f\x7f]/.test(description ?? '')) {
    throw invalidField(
      'Repository',
      'description',
      'description control characters are not allowed',
    );
  }
  if ((description ?? '').length > 350) {
    throw invalidField(
      'Repository',
      'description',
      'description cannot be more than 350 characters',
    );
  }
}

/** The visibility that a body asks for, by its newer or its older field. */
export function visibilityOf(body: {
  private?: boolean;
  visibility?: z.infer<typeof visibilitySchema>;
}) {
  if (body.visibility !== undefined || body.private === undefined) {
    return body.visibility;
  }
  return body.private ? 'private' : 'public';
}

export function settingsOf(
  body: Record<string, unknown>,
): Record<string, boolean> {
  return Object.fromEntries(
    SETTING_NAMES.flatMap(name =>
      typeof body[name] === 'boolean' ? [[name, body[name] as boolean]] : [],
    ),
  );
}
