import { leastAnswersFor } from './choices';
import { readSource, templateNames } from './compose';
import { choiceOf, missingOf, prove, readProofs } from './prove';
import { Scaffolder } from './render';

const MINUTE = 60_000;

const cases = templateNames().flatMap(name =>
  readProofs(name).map(proof => ({ name, proof })),
);

describe('what a template makes builds, passes its tests and lint, runs read-only, and loses no request', () => {
  let scaffolder: Scaffolder;

  beforeAll(async () => {
    scaffolder = await Scaffolder.start();
  });

  afterAll(() => scaffolder?.stop());

  for (const { name, proof } of cases) {
    const title = `${name} (${choiceOf(proof)})`;
    const missing = missingOf(proof.requires);
    if (missing.length > 0) {
      // eslint-disable-next-line jest/no-disabled-tests
      it.skip(`${title}: not proven, this machine has no ${missing.join(
        ', ',
      )}`, () => {});
      continue;
    }
    it(
      `${title}`,
      async () => {
        const [answers] = leastAnswersFor(await readSource(name));
        const rendered = await scaffolder.render(name, {
          ...answers,
          ...proof.options,
        } as never);
        const { seconds, answered, underWay } = await prove(rendered, proof);
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
  }
});
