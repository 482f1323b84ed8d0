import type { JsonObject } from '@backstage/types';
import { leastAnswersFor } from './choices';
import { readSource, templateNames } from './compose';
import { choiceOf, missingOf, prove, readProofs } from './prove';
import { Scaffolder } from './render';

const MINUTE = 60_000;

const cases = templateNames().flatMap(name =>
  readProofs(name).map(proof => ({
    name,
    proof,
    title: `${name} (${choiceOf(proof)})`,
    missing: missingOf(proof),
  })),
);
const possible = cases.filter(({ missing }) => missing.length === 0);
const impossible = cases.filter(({ missing }) => missing.length > 0);

describe('what a template makes builds, passes its tests and lint, runs read-only, and loses no request', () => {
  let scaffolder: Scaffolder;

  beforeAll(async () => {
    scaffolder = await Scaffolder.start();
  });

  afterAll(() => scaffolder?.stop());

  it.each(possible)(
    '$title',
    async ({ name, proof, title }) => {
      const [answers] = leastAnswersFor(await readSource(name));
      const rendered = await scaffolder.render(name, {
        ...answers,
        ...(proof.options as JsonObject),
      });
      const { seconds, answered, underWay } = await prove(rendered, proof);
      expect(Object.keys(seconds)).toContain('test');
      const times = Object.entries(seconds).map(([k, v]) => `${k} ${v} s`);
      // The launcher shows what goes to standard error.
      process.stderr.write(
        `${title}: ${times.join(
          ', ',
        )}; ${answered} requests answered, ${underWay} of them under way at SIGTERM\n`,
      );
    },
    15 * MINUTE,
  );

  for (const { title, missing } of impossible) {
    const reason = `${title}: not proven, this machine has no ${missing.join(
      ', ',
    )}`;
    // eslint-disable-next-line jest/no-disabled-tests, jest/expect-expect
    it.skip(`${reason}`, () => {});
  }
});
