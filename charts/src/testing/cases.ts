import { Values } from './values';
import { containerCases } from './containerCases';
import { networkCases } from './networkCases';
import { workloadCases } from './workloadCases';

/** One key: what is read at `where` with the base values alone, and with the key set as well. */
export interface Case {
  key: string;
  base: Values;
  values: Values;
  where: string;
  unset: unknown;
  set: unknown;
}

export type Row = [
  key: string,
  values: Values,
  where: string,
  unset: unknown,
  set: unknown,
  base?: Values,
];

const asCase = ([key, values, where, unset, set, base = {}]: Row): Case => ({
  key,
  values,
  where,
  unset,
  set,
  base,
});

export const CASES: Case[] = [
  ...workloadCases,
  ...containerCases,
  ...networkCases,
].map(asCase);
