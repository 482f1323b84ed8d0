import { createContext, use } from 'react';
import type { Config } from '../config';

export const ConfigContext = createContext<Config | undefined>(undefined);

/** What the application was told where it runs. */
export function useConfig(): Config {
  const config = use(ConfigContext);
  if (!config) {
    throw new Error('useConfig needs a ConfigContext above it');
  }
  return config;
}
