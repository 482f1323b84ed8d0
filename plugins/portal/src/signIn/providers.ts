import type { ConfigApi } from '@backstage/frontend-plugin-api';
import { z } from 'zod';

const providersSchema = z.array(z.enum(['guest', 'github']));

export type SignInProvider = z.infer<typeof providersSchema>[number];

/** The ways to sign in of `app.signIn.providers`: GitHub alone unless configured otherwise. */
export function readSignInProviders(config: ConfigApi): SignInProvider[] {
  const value = config.getOptional('app.signIn.providers') ?? ['github'];
  const parsed = providersSchema.safeParse(value);
  if (!parsed.success) {
    throw new Error(
      `Invalid configuration at app.signIn.providers: ${parsed.error.issues[0].message}`,
    );
  }
  return parsed.data;
}
