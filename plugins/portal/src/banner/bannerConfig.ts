import type { ConfigApi } from '@backstage/frontend-plugin-api';
import { z } from 'zod';

const bannerSchema = z.object({
  text: z.string().min(1),
  translations: z.record(z.string().min(1)).default({}),
  severity: z.enum(['info', 'warning', 'error']).default('info'),
  link: z
    .object({
      url: z
        .string()
        .regex(
          /^(https?:\/\/|\/(?!\/))/,
          'expected an http or https address, or a path of the portal',
        ),
      text: z.string().min(1),
    })
    .optional(),
});

export type BannerConfig = z.infer<typeof bannerSchema>;

/** The banner of `app.banner`, if there is one. Throws an error that names the wrong key. */
export function readBannerConfig(config: ConfigApi): BannerConfig | undefined {
  const value = config.getOptional('app.banner');
  if (value === undefined) return undefined;
  const parsed = bannerSchema.safeParse(value);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new Error(
      `Invalid configuration at app.banner${issue.path
        .map(key => `.${key}`)
        .join('')}: ${issue.message}`,
    );
  }
  return parsed.data;
}
