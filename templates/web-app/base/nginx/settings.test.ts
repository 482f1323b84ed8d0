import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import contentSecurityPolicy from './contentSecurityPolicy.js';
import readSettings from './settings.js';

describe('readSettings', () => {
  it('has defaults for everything', () => {
    expect(readSettings({})).toEqual({ environment: 'local', apiUrl: '' });
  });

  it('takes what is set', () => {
    const apiUrl = 'http://localhost:8081/v1';
    expect(readSettings({ ENVIRONMENT: 'dev', API_URL: apiUrl })).toEqual({ environment: 'dev', apiUrl });
  });

  it('reads what nginx lets through', () => {
    const read = new Set<string>();
    readSettings(new Proxy({}, { get: (_, name) => void read.add(String(name)) }));
    const configuration = readFileSync('nginx/nginx.conf.template', 'utf8');
    expect([...configuration.matchAll(/^env (\w+);$/gm)].map(([, name]) => name)).toEqual([...read].sort());
  });

  it.each([
    'api.acme.example',
    'javascript:alert(1)',
    "https://a.example; script-src 'unsafe-inline'",
    'https://a.example\nX: y',
  ])('refuses the address %j and names its variable', address => {
    expect(() => readSettings({ API_URL: address })).toThrow(`API_URL is ${JSON.stringify(address)}`);
  });
});

describe('contentSecurityPolicy', () => {
  it('allows requests to this origin, and to that of the API', () => {
    expect(contentSecurityPolicy('')).toContain("connect-src 'self';");
    expect(contentSecurityPolicy('https://api.acme.example/v1')).toContain(
      "connect-src 'self' https://api.acme.example;",
    );
  });

  it('allows nothing inline', () => {
    expect(contentSecurityPolicy('')).not.toContain('unsafe');
  });
});
