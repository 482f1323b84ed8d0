import Typography from '@material-ui/core/Typography';
import type { RepositoryOption } from '../../api';
import { Choice, type ChoiceProps } from '../choices';

/** A repository, and why it cannot be chosen when it cannot. */
export function RepositoryChoice(
  props: Omit<ChoiceProps, 'name' | 'title' | 'children'> & {
    repository: RepositoryOption;
  },
) {
  const { repository, ...choice } = props;
  const { name, description, problem } = repository;
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
