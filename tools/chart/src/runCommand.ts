import { userInfo } from 'node:os';
import { join } from 'node:path';
import type { Config } from '@backstage/config';
import {
  DefaultChartUpgrader,
  OciChartRegistry,
  publishChart,
} from '@internal/plugin-delivery-chart-node';
import {
  DefaultGitOpsClient,
  readDeliveryParts,
} from '@internal/plugin-delivery-node';
import { loadConfig } from './loadConfig';
import { USAGE, type Command } from './parseCommand';

export interface CommandContext {
  /** The checkout. */
  rootDir: string;
  say(text: string): void;
}

/** Carries a command out and says what came of it. */
export async function runCommand(
  command: Command,
  context: CommandContext,
): Promise<void> {
  if (command.command === 'help') {
    context.say(USAGE);
    return;
  }
  const config = await loadConfig(context.rootDir, command.config);
  if (command.command === 'publish') {
    await publish(config, command, context);
  } else {
    await upgrade(config, command, context);
  }
}

async function publish(
  config: Config,
  command: Extract<Command, { command: 'publish' }>,
  { rootDir, say }: CommandContext,
): Promise<void> {
  const delivery = readDeliveryParts(config, ['chart', 'ecr']);
  const name = command.chart ?? delivery.chart.name;
  const { address, content, pushed } = await publishChart({
    chartDir: join(rootDir, 'charts', name),
    registry: OciChartRegistry.fromConfig({
      ...delivery,
      chart: { ...delivery.chart, name },
    }),
  });
  say(
    pushed
      ? `Pushed ${address} (content ${content}).`
      : `${address} is there already, with these very files (content ${content}). Nothing to do.`,
  );
}

async function upgrade(
  config: Config,
  command: Extract<Command, { command: 'upgrade' }>,
  { say }: CommandContext,
): Promise<void> {
  const delivery = readDeliveryParts(config, [
    'chart',
    'ecr',
    'environments',
    'github',
    'gitops',
  ]);
  const { github, gitops } = delivery;
  const upgrader = DefaultChartUpgrader.create({
    config: delivery,
    registry: OciChartRegistry.fromConfig(delivery),
    apps: DefaultGitOpsClient.fromConfig(config, { github, gitops }),
    platform: DefaultGitOpsClient.fromConfig(config, {
      github,
      gitops: { ...gitops, repository: gitops.platformRepository },
    }),
  });
  const nothing = `${command.environment} runs version ${command.version} of the chart already. Nothing to do.`;
  if (command.dryRun) {
    const prepared = await upgrader.prepare(command, { whole: true });
    say(prepared ? `${prepared.title}\n\n${prepared.body}` : nothing);
    return;
  }
  const proposed = await upgrader.propose({
    ...command,
    actor: userInfo().username,
  });
  say(
    proposed
      ? `${proposed.title}: pull request #${proposed.pullRequest.number}, ${proposed.pullRequest.htmlUrl}`
      : nothing,
  );
}
