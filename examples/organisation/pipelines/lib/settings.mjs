import { readFileSync } from 'node:fs';

const TEXTS = [
  'region',
  'registry',
  'repositoryArn',
  'publishRole',
  'releaseRole',
  'releaseApp.clientId',
  'releaseApp.key',
  'signature.identity',
  'signature.issuer',
  'gitops.repository',
  'gitops.branch',
  'firstEnvironment',
];

/** The organisation's settings, from `delivery.json`. Throws on a missing one, by name. */
export function readSettings() {
  const file = new URL('../delivery.json', import.meta.url);
  return checkSettings(JSON.parse(readFileSync(file, 'utf8')));
}

export function checkSettings(settings) {
  for (const path of TEXTS) {
    const value = path.split('.').reduce((part, key) => part?.[key], settings);
    if (typeof value !== 'string' || value === '') {
      throw new Error(`delivery.json: ${path} is missing`);
    }
  }
  if (typeof settings.namePrefix !== 'string') {
    throw new Error('delivery.json: namePrefix is missing');
  }
  return settings;
}
