import { isHostShared } from '@internal/plugin-delivery-common';
import type { Translate } from '../translator';

/** What is wrong with a host that several environments would answer to, or nothing. */
export function sharedHostText(
  t: Translate,
  host: string,
  environments: readonly string[],
): string | undefined {
  return isHostShared(host, environments)
    ? t('plan.sharedHost', { host, environments: environments.join(', ') })
    : undefined;
}
