import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { at, describeManifest, ofKind } from './manifests';
import { CHART, render } from './render';
import { ciValues } from './testing/values';

const chart = parse(readFileSync(path.join(CHART, 'Chart.yaml'), 'utf8'));
const major = String(chart.version).split('.')[0];
const file = path.join(__dirname, `frozen/v${major}.json`);

/** Names and selectors: what a cluster cannot change in place, and what GitOps would delete and create again. */
async function identity(name: string): Promise<unknown> {
  const manifests = await render(ciValues(name));
  const selectors = ['Deployment', 'StatefulSet'].flatMap(kind =>
    ofKind(manifests, kind).map(manifest => [
      describeManifest(manifest),
      {
        selector: at(manifest, 'spec.selector.matchLabels'),
        serviceName: at(manifest, 'spec.serviceName'),
        podManagementPolicy: at(manifest, 'spec.podManagementPolicy'),
        volumeClaimTemplates: at(manifest, 'spec.volumeClaimTemplates'),
      },
    ]),
  );
  return JSON.parse(
    JSON.stringify({
      names: manifests.map(describeManifest).sort(),
      selectors: Object.fromEntries(selectors),
    }),
  );
}

describe(`names and selectors of version ${major}`, () => {
  const frozen = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};

  it.each(['deployment-all', 'worker', 'statefulset', 'cronjob'])(
    'are what they were: %s (a change needs the next major version, its own file in frozen/, and upgrade notes)',
    async name => {
      expect(await identity(name)).toEqual(frozen[name]);
    },
  );

  it('depend on the name of the release alone', async () => {
    const names = async (values: object): Promise<string[]> =>
      (await render(values)).map(describeManifest);
    const all = await names(ciValues('deployment-all'));
    for (const name of ['worker', 'deployment-minimal', 'expose-gateway']) {
      expect(all).toEqual(expect.arrayContaining(await names(ciValues(name))));
    }
  });
});

describe('the version of the chart', () => {
  it('is the one that CHANGELOG.md starts with', () => {
    const log = readFileSync(path.join(CHART, 'CHANGELOG.md'), 'utf8');
    expect(log.match(/^## (\S+)/m)?.[1]).toBe(chart.version);
  });

  it('like every version, says there what a service has to do', () => {
    const log = readFileSync(path.join(CHART, 'CHANGELOG.md'), 'utf8');
    const [, ...sections] = log.split(/^## /m);
    expect(
      sections.filter(section => !/^Upgrade notes: \S/m.test(section)),
    ).toEqual([]);
  });
});
