import type { Rendered } from '../render';
import { catalogProblems } from './catalog';
import { codeProblems } from './code';
import { dependabotProblems } from './dependabot';
import { dockerfileProblems } from './dockerfile';
import { docsProblems } from './docs';
import { leftOvers } from './expressions';
import { syntaxProblems } from './syntax';
import { workflowProblems } from './workflows';

export { codeProblems } from './code';
export { formProblems } from './form';
export { judgeValues } from './manifests';
export { parserOf } from './parse';
export { policyProblems, whyNoPolicies } from './policies';
export { taskProblems } from './task';

const CHECKS: Array<(rendered: Rendered) => string[] | Promise<string[]>> = [
  leftOvers,
  docsProblems,
  workflowProblems,
  catalogProblems,
  dependabotProblems,
  dockerfileProblems,
];

/** Everything that is wrong with the repository that a template made; no more than the syntax where that is wrong. */
export async function problemsOf(rendered: Rendered): Promise<string[]> {
  const unreadable = [
    ...syntaxProblems(rendered),
    ...(await codeProblems(rendered)),
  ];
  if (unreadable.length > 0) {
    return unreadable;
  }
  const found = await Promise.all(CHECKS.map(check => check(rendered)));
  return found.flat();
}
