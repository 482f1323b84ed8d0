import { measure } from './measure';
import { readOptions, type Options } from './options';
import { judge, table, type Figures } from './report';
import { ours, upstream, type Side } from './sides';
import { startStage, type Stage } from './stage';
import { versionOf } from './versions';

const SIDES: [Side, Side] = [ours, upstream];
const say = (line = '') => process.stdout.write(`${line}\n`);

/** Compares our template with upstream's actions in one run on one sandbox. */
async function main(): Promise<number> {
  const options = readOptions(process.argv.slice(2));
  say('What is compared');
  for (const side of SIDES) {
    say(`  ${side.label}: ${side.packages.map(versionOf).join(', ')}`);
    side.remarks.forEach(remark => say(`    - ${remark}`));
  }
  say(
    `  both on ${versionOf('@backstage/plugin-scaffolder-backend')}, Node.js ${
      process.versions.node
    }: the same skeleton, environments, sandbox and portal; in turns, ${
      options.warmUps
    } to warm up, then ${options.runs} each`,
  );
  say('  time: from the request that starts the task to its end');
  say("  requests: what leaves the portal's process, git over HTTP included");
  const stage = await startStage(SIDES);
  try {
    let holds = true;
    for (const [index, environments] of options.scenarios.entries()) {
      holds = (await runScenario(stage, options, environments, index)) && holds;
    }
    return options.check && !holds ? 1 : 0;
  } finally {
    await stage.stop();
  }
}

async function runScenario(
  stage: Stage,
  options: Options,
  environments: string[],
  scenario: number,
): Promise<boolean> {
  say();
  say(`A service in ${environments.join(' and ')}`);
  const figures: Figures[] = SIDES.map(({ label }) => ({
    label,
    measurements: [],
  }));
  for (let run = -options.warmUps; run < options.runs; run += 1) {
    // Whoever comes second finds warm caches: they take turns at that too.
    const order = run % 2 === 0 ? [0, 1] : [1, 0];
    for (const index of order) {
      const side = SIDES[index];
      const service = `bench-${side.label}-${scenario}-${
        run + options.warmUps
      }`;
      const measured = await measure(stage, side, service, environments);
      if (run >= 0) {
        figures[index].measurements.push(measured);
      }
    }
  }
  table(figures).forEach(line => say(`  ${line}`));
  if (options.requests) {
    figures.forEach(side => sayRequests(side));
  }
  const verdict = judge(figures[0], figures[1]);
  const requests =
    verdict.moreRequests > 0
      ? `${verdict.moreRequests} requests more`
      : `${-verdict.moreRequests} requests fewer`;
  say(
    `  ours is ${verdict.faster.toFixed(1)} times as fast, with ${requests}: ${
      verdict.holds ? 'as wanted' : 'NOT as wanted'
    } (twice as fast, and no more requests)`,
  );
  return verdict.holds;
}

function sayRequests({ label, measurements }: Figures): void {
  say(`  the last creation of ${label}:`);
  const { requests, startedAt } = measurements.at(-1)!;
  for (const { system, method, url, at } of requests) {
    const { pathname, search } = new URL(url);
    const after = `${at - startedAt} ms`.padStart(8);
    say(
      `  ${after}  ${system.padEnd(6)}  ${method.padEnd(
        5,
      )} ${pathname}${search}`,
    );
  }
}

main().then(
  code => process.exit(code),
  error => {
    process.stderr.write(`${error?.stack ?? error}\n`);
    process.exit(1);
  },
);
