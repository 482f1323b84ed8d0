import { inject, type InjectionKey } from 'vue';
import type { Config } from '../config';

export const configKey: InjectionKey<Config> = Symbol('config');

/** What the application was told where it runs. */
export function useConfig(): Config {
  const config = inject(configKey);
  if (!config) {
    throw new Error('useConfig needs an application that provides configKey');
  }
  return config;
}
