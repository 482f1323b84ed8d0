import { useTranslationRef } from '@backstage/frontend-plugin-api';
import Typography from '@material-ui/core/Typography';
import type { RepositoryOption } from '../../api';
import { deliveryTranslationRef } from '../../translation';
import { Choice, type ChoiceProps } from '../choices';
import { repositoryProblemText } from './repositoryProblemText';

/** A repository, and why it cannot be chosen when it cannot. */
export function RepositoryChoice(
  props: Omit<ChoiceProps, 'name' | 'title' | 'children'> & {
    repository: RepositoryOption;
  },
) {
  const { repository, ...choice } = props;
  const { t } = useTranslationRef(deliveryTranslationRef);
  const { name, description } = repository;
  const problem =
    repository.problem && repositoryProblemText(t, name, repository.problem);
  return (
    <Choice
      {...choice}
      name={name}
      disabled={choice.disabled || problem !== undefined}
    >
      {(problem || description) && (
        <Typography variant="body2" color="textSecondary" component="span">
          {problem ?? description}
        </Typography>
      )}
    </Choice>
  );
}
