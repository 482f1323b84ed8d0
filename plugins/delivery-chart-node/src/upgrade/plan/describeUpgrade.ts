import type { ObjectDifference, ServicePlan, UpgradePlan } from '../model';
import { describeDifferences } from './describeDifferences';

/** GitHub refuses longer descriptions of pull requests with 422. */
export const GITHUB_BODY_LIMIT = 65_536;

const MAX_NAMES = 50;
/** One service must not take the room of all others. */
const MAX_SECTION = 16_000;

const plural = (count: number, one: string) =>
  `${count} ${one}${count === 1 ? '' : 's'}`;

/** Names of directories are people's: nothing in them may be read as Markdown. */
const code = (text: string) => `\`${text.replace(/[`\s]+/g, ' ')}\``;

function names(services: readonly ServicePlan[]): string {
  const shown = services
    .slice(0, MAX_NAMES)
    .map(({ service }) => code(service));
  const rest = services.length - shown.length;
  return rest > 0 ? `${shown.join(', ')} and ${rest} more` : shown.join(', ');
}

/** The description of the pull request, in Markdown, shorter than `limit` characters; it says what was cut. */
export function describeUpgrade(
  plan: UpgradePlan,
  options: {
    /** Commit of the values that were rendered. */
    valuesCommit: string;
    limit?: number;
  },
): string {
  const limit = options.limit ?? GITHUB_BODY_LIMIT - 1;
  const head = [
    ...introduction(plan, options.valuesCommit),
    ...kindTable(plan),
    ...problems(plan),
  ].join('\n\n');
  const sections = groups(plan.services).map(group => ({
    services: group,
    text: section(group, limit),
  }));
  let body = head;
  const left: ServicePlan[] = [];
  // Room for the note at its longest: all services, a longer list of names, and the blank lines around it.
  const all = sections.flatMap(part => part.services);
  const room = limit - note(plan, all).length - 62;
  for (const { services, text } of sections) {
    if (left.length === 0 && body.length + text.length + 2 <= room) {
      body += `\n\n${text}`;
    } else {
      left.push(...services);
    }
  }
  return left.length ? `${body}\n\n${note(plan, left)}` : body;
}

function introduction(plan: UpgradePlan, valuesCommit: string): string[] {
  const { environment, from, to, services, newKinds } = plan;
  const changed = services.filter(({ state }) => state === 'changed');
  const restarting = services.filter(({ restarts }) => restarts);
  return [
    `Moves ${environment} from version ${from} of the baseline chart to ${to}: one line of \`applicationsets/${environment}.yaml\`.`,
    ...(newKinds.length
      ? [
          `The project gets what the new version emits besides: ${newKinds
            .map(code)
            .join(', ')}.`,
        ]
      : []),
    `${plural(services.length, 'service')}: ${
      changed.length ? `${changed.length} change` : 'none changes'
    }, ${
      restarting.length
        ? `the Pods of ${restarting.length} restart: ${names(restarting)}.`
        : 'no Pod restarts.'
    } Rendered by helm with the values of ${code(valuesCommit.slice(0, 12))}.`,
  ];
}

function kindTable({ services }: UpgradePlan): string[] {
  const all = services.flatMap(({ differences }) => differences);
  const kinds = [...new Set(all.map(({ kind }) => kind))].sort();
  if (kinds.length === 0) {
    return [];
  }
  const count = (kind: string, change: ObjectDifference['change']) =>
    all.filter(one => one.kind === kind && one.change === change).length || '';
  return [
    [
      '| kind | added | changed | removed |',
      '| --- | ---: | ---: | ---: |',
      ...kinds.map(
        kind =>
          `| ${kind.slice(kind.lastIndexOf('/') + 1)} | ${count(
            kind,
            'added',
          )} | ${count(kind, 'changed')} | ${count(kind, 'removed')} |`,
      ),
    ].join('\n'),
  ];
}

function problems({ services }: UpgradePlan): string[] {
  const of = (state: ServicePlan['state']) =>
    services.filter(service => service.state === state);
  const [broken, mended] = [of('broken'), of('mended')];
  return [
    ...(broken.length
      ? [
          `**Rendered by neither version**, before this change as after it: ${names(
            broken,
          )}.`,
        ]
      : []),
    ...(mended.length
      ? [`**Rendered by the new version alone**: ${names(mended)}.`]
      : []),
  ];
}

/** Services that change in the same way, once their own name is taken out. */
function groups(services: readonly ServicePlan[]): ServicePlan[][] {
  const found = new Map<string, ServicePlan[]>();
  for (const plan of services.filter(({ state }) => state === 'changed')) {
    const key = JSON.stringify(plan.differences)
      .split(JSON.stringify(plan.service).slice(1, -1))
      .join('\0');
    found.set(key, [...(found.get(key) ?? []), plan]);
  }
  return [...found.values()];
}

function section(group: ServicePlan[], limit: number): string {
  const [first, ...others] = group;
  const lines = describeDifferences(first.differences);
  const max = Number.isFinite(limit) ? MAX_SECTION : limit;
  let length = 0;
  const kept = lines.filter(line => (length += line.length + 1) <= max);
  return [
    `### ${first.service}${first.restarts ? ' (Pods restart)' : ''}`,
    ...(others.length ? [`The same for ${names(others)}.`] : []),
    `\`\`\`diff\n${kept.join('\n')}\n\`\`\``,
    ...(kept.length < lines.length
      ? [`Cut: ${plural(lines.length - kept.length, 'more line')}.`]
      : []),
  ].join('\n\n');
}

function note(plan: UpgradePlan, left: readonly ServicePlan[]): string {
  return `**Cut**, since GitHub takes ${GITHUB_BODY_LIMIT.toLocaleString(
    'en-US',
  )} characters: the differences of ${plural(left.length, 'service')} (${names(
    left,
  )}). \`yarn chart:upgrade --environment ${plan.environment} --to ${
    plan.to
  } --dry-run\` prints them all.`;
}
