import { useTranslationRef } from '@backstage/frontend-plugin-api';
import Typography from '@material-ui/core/Typography';
import type { EnvironmentOption } from '../../api';
import { nameOfRef } from '../../nameOfRef';
import { deliveryTranslationRef } from '../../translation';
import { Choice, type ChoiceProps } from '../choices';

/** One environment with what it means to deploy there. */
export function EnvironmentChoice(
  props: Omit<ChoiceProps, 'name' | 'title' | 'children'> & {
    environment: EnvironmentOption;
    position: number;
  },
) {
  const { environment, position, ...choice } = props;
  const { t } = useTranslationRef(deliveryTranslationRef);
  const notes = [
    environment.changes === 'pull-request'
      ? t('environments.pullRequest')
      : t('environments.commit'),
    environment.approvers.length > 0 &&
      t('environments.approvers', {
        names: environment.approvers
          .map(ref => nameOfRef(ref, 'group'))
          .join(', '),
      }),
  ].filter(Boolean);
  return (
    <Choice
      {...choice}
      name={environment.name}
      title={`${position}. ${environment.name}`}
    >
      <Typography variant="body2" color="textSecondary" component="span">
        {notes.join(' ')}
      </Typography>
    </Choice>
  );
}
