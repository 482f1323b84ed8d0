import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readSettings } from './settings';

describe('readSettings', () => {
  let dataDir: string;
  beforeEach(() => {
    dataDir = mkdtempSync(join(tmpdir(), 'sandbox-cli-'));
  });
  afterEach(() => rmSync(dataDir, { recursive: true }));

  const settings = (more: Record<string, string> = {}) =>
    readSettings({
      SANDBOX_DATA_DIR: dataDir,
      SANDBOX_ORGANISATION_DIR: '/examples',
      SANDBOX_CHART_DIR: '/chart',
      ...more,
    });

  it('makes a token once, that its owner alone can read', () => {
    const { token } = settings();
    expect(token).toMatch(/^[0-9a-f]{48}$/);
    expect(statSync(join(dataDir, 'token')).mode & 0o777).toBe(0o600);
    expect(settings().token).toBe(token);
  });

  it('closes a token file that others can read', () => {
    writeFileSync(join(dataDir, 'token'), 'mine\n', { mode: 0o644 });
    expect(settings().token).toBe('mine');
    expect(statSync(join(dataDir, 'token')).mode & 0o777).toBe(0o600);
  });

  it('reads token and ports of the environment', () => {
    const read = settings({
      SANDBOX_TOKEN: 'given',
      SANDBOX_ECR_PORT: '0',
      SANDBOX_GITHUB_PORT: '5000',
      SANDBOX_DEADLINE_SCALE: '0.5',
    });
    expect(read).toMatchObject({
      token: 'given',
      ports: { ecr: 0, github: 5000 },
      deadlineScale: 0.5,
    });
  });

  it.each([
    [{ SANDBOX_GITHUB_PORT: 'x' }, 'SANDBOX_GITHUB_PORT must be a port'],
    [{ SANDBOX_GITHUB_PORT: '70000' }, 'SANDBOX_GITHUB_PORT must be a port'],
    [
      { SANDBOX_DEADLINE_SCALE: '0' },
      'SANDBOX_DEADLINE_SCALE must be a number',
    ],
    [{ SANDBOX_CHART_DIR: '' }, 'SANDBOX_CHART_DIR must name a directory'],
  ])('refuses %j by name', (more: Record<string, string>, message) => {
    expect(() => settings(more)).toThrow(message);
  });
});
