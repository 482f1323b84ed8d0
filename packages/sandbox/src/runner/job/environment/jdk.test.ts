import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findJdk } from './jdk';

describe('findJdk', () => {
  const root = mkdtempSync(join(tmpdir(), 'jdk-'));
  afterAll(() => rmSync(root, { recursive: true }));

  const jdk = (name: string, version: string, compiler = 'javac') => {
    const home = join(root, name);
    mkdirSync(join(home, 'bin'), { recursive: true });
    writeFileSync(join(home, 'release'), `JAVA_VERSION="${version}"\n`);
    writeFileSync(join(home, 'bin', compiler), '');
    return home;
  };
  const seventeen = jdk('a-17', '17.0.15');
  const twentyFive = jdk('b-25', '25.0.3');
  const twentySix = jdk('c-26', '26');
  jdk('d-27-jre', '27', 'java');
  mkdirSync(join(root, 'e-nothing'));

  const find = (least: number, env = {}) => findJdk(least, env, [`${root}/*`]);

  it('is the oldest that will do', () => {
    expect(find(21)).toBe(twentyFive);
    expect(find(26)).toBe(twentySix);
    expect(find(27)).toBeUndefined();
  });

  it('is the one that the machine is set to, where that will do', () => {
    expect(find(17, { JAVA_HOME: twentySix })).toBe(twentySix);
    expect(find(21, { JAVA_HOME: seventeen })).toBe(twentyFive);
    expect(find(17, { JAVA_HOME: join(root, 'gone') })).toBe(seventeen);
    expect(find(17, { PATH: `/nowhere:${twentySix}/bin` })).toBe(twentySix);
  });
});
