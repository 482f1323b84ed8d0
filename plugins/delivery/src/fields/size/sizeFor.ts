import { withExtraMemory } from '@internal/plugin-delivery-common';
import type { SizeOption } from '../../api';

/** What a template makes of the platform's sizes. */
export interface SizeRules {
  /** What its runtime takes on top. */
  extraMemory?: string;
  /** Answers with which it runs as a single copy, whatever the size says; any of them is enough. */
  single?: Array<Record<string, unknown>>;
}

/** A size as the service will have it, by the answers so far. */
export function sizeFor(
  size: SizeOption,
  { extraMemory, single = [] }: SizeRules,
  answers: Record<string, unknown> = {},
): SizeOption {
  const isSingle = single.some(given =>
    Object.entries(given).every(([key, value]) => answers[key] === value),
  );
  return {
    ...withExtraMemory(size, extraMemory),
    ...(isSingle && { replicas: 1 }),
  };
}
