import { humanizeEntityRef } from '@backstage/plugin-catalog-react';
import { parseEntityRef } from '@backstage/catalog-model';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import Checkbox from '@material-ui/core/Checkbox';
import Radio from '@material-ui/core/Radio';
import Typography from '@material-ui/core/Typography';
import { useId } from 'react';
import type { EnvironmentOption } from '../../api';
import { deliveryTranslationRef } from '../../translation';
import { useFieldSetStyles } from '../useFieldSetStyles';

/** One environment with what it means to deploy there. */
export function EnvironmentChoice(props: {
  environment: EnvironmentOption;
  position: number;
  /** Of choices that exclude each other: what they are called in the form. */
  group?: string;
  checked: boolean;
  disabled?: boolean;
  onToggle: () => void;
}) {
  const { environment, group, position } = props;
  const Control = group ? Radio : Checkbox;
  const classes = useFieldSetStyles();
  const { t } = useTranslationRef(deliveryTranslationRef);
  const inputId = useId();
  const noteId = useId();
  const notes = [
    environment.changes === 'pull-request'
      ? t('environments.pullRequest')
      : t('environments.commit'),
    environment.approvers.length > 0 &&
      t('environments.approvers', {
        names: environment.approvers.map(approverName).join(', '),
      }),
  ].filter(Boolean);
  return (
    <label htmlFor={inputId} className={classes.choice}>
      <Control
        id={inputId}
        color="primary"
        name={group}
        checked={props.checked}
        disabled={props.disabled}
        onChange={props.onToggle}
        inputProps={
          {
            'aria-label': environment.name,
            'aria-describedby': noteId,
          } as object
        }
      />
      <span className={classes.text}>
        <span className={classes.name}>
          {position}. {environment.name}
        </span>
        <Typography
          id={noteId}
          variant="body2"
          color="textSecondary"
          component="span"
        >
          {notes.join(' ')}
        </Typography>
      </span>
    </label>
  );
}

function approverName(entityRef: string): string {
  return humanizeEntityRef(parseEntityRef(entityRef), {
    defaultKind: 'group',
    defaultNamespace: 'default',
  });
}
