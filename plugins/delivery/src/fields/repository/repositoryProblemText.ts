import type { RepositoryProblem } from '@internal/plugin-delivery-common';
import { nameProblemText } from '../serviceName/nameProblemText';
import type { Translate } from '../translator';

/** Why a repository cannot become a service, in words for the person who looks for one. */
export function repositoryProblemText(
  t: Translate,
  name: string,
  problem: RepositoryProblem,
): string {
  switch (problem.code) {
    case 'name':
      return t('repository.problem.name', {
        reason: nameProblemText(t, name, problem.reason),
      });
    case 'pipeline-hidden':
      return t('repository.problem.pipeline-hidden', {
        visibility: t(`repository.visibility.${problem.visibility}`),
        pipeline: problem.pipeline.slug,
        pipelineVisibility: t(
          `repository.visibility.${problem.pipeline.visibility}`,
        ),
      });
    default:
      return t(`repository.problem.${problem.code}`);
  }
}
