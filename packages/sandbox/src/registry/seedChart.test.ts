import { mkdir, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CreateRepositoryCommand } from '@aws-sdk/client-ecr';
import { runHelm } from '@internal/helm';
import {
  startTestRegistry,
  writeChart,
  type TestRegistry,
} from './__testUtils__/startTestRegistry';

describe('the chart in the registry', () => {
  let registry: TestRegistry;
  let login: { env: Record<string, string> };

  beforeEach(async () => {
    registry = await startTestRegistry();
    await registry.start();
    const config = join(registry.dataDir, 'helm-registry.json');
    login = { env: { HELM_REGISTRY_CONFIG: config } };
    await runHelm(
      [
        ...['registry', 'login', registry.host, '--plain-http'],
        ...['--username', 'AWS', '--password-stdin'],
      ],
      { ...login, input: registry.token },
    );
  });
  afterEach(() => registry.stop());

  const shown = async (version: string) => {
    const chart = `oci://${registry.host}/charts/example`;
    const { stdout } = await runHelm(
      ['template', 'x', chart, '--version', version, '--plain-http'],
      login,
    );
    return stdout;
  };

  it('is pulled by helm', async () => {
    expect(await shown('1.0.0')).toContain('data: {value: one}');
    expect(registry.images).toEqual([
      expect.objectContaining({ repository: 'charts/example', tag: '1.0.0' }),
    ]);
  });

  it('is left alone while its files are the same, and replaced when they change', async () => {
    await registry.start();
    expect(registry.images).toHaveLength(1);

    await writeChart(registry.chartDir, '1.0.0', 'two');
    await registry.start();
    expect(await shown('1.0.0')).toContain('data: {value: two}');
    expect(registry.log.join('\n')).toMatch(
      /charts\/example:1\.0\.0 has changed without a new version and was replaced: sha256:\w+ is now sha256:\w+/,
    );

    await writeChart(registry.chartDir, '1.1.0', 'three');
    await registry.start();
    expect(await shown('1.0.0')).toContain('data: {value: two}');
    expect(await shown('1.1.0')).toContain('data: {value: three}');
  });

  it('goes round: helm pushes, helm pulls the same bytes', async () => {
    await registry.ecr.send(
      new CreateRepositoryCommand({ repositoryName: 'others/example' }),
    );
    const out = join(registry.dataDir, 'out');
    const back = join(registry.dataDir, 'back');
    await mkdir(back);
    await runHelm(['package', registry.chartDir, '--destination', out]);
    const [file] = await readdir(out);
    const target = `oci://${registry.host}/others`;
    await runHelm(['push', join(out, file), target, '--plain-http'], login);
    await runHelm(
      [
        ...['pull', `${target}/example`, '--version', '1.0.0'],
        ...['--plain-http', '--destination', back],
      ],
      login,
    );
    expect(await readFile(join(back, file))).toEqual(
      await readFile(join(out, file)),
    );
  });
});
