import Radio from '@material-ui/core/Radio';
import Typography from '@material-ui/core/Typography';
import { useId } from 'react';
import type { RepositoryOption } from '../../api';
import { useFieldSetStyles } from '../useFieldSetStyles';

/** A repository, and why it cannot be chosen when it cannot. */
export function RepositoryChoice(props: {
  repository: RepositoryOption;
  group: string;
  checked: boolean;
  disabled?: boolean;
  onChoose: () => void;
}) {
  const { name, description, problem } = props.repository;
  const classes = useFieldSetStyles();
  const inputId = useId();
  const noteId = useId();
  return (
    <label htmlFor={inputId} className={classes.choice}>
      <Radio
        id={inputId}
        color="primary"
        name={props.group}
        value={name}
        checked={props.checked}
        disabled={props.disabled || problem !== undefined}
        onChange={props.onChoose}
        inputProps={
          { 'aria-label': name, 'aria-describedby': noteId } as object
        }
      />
      <span className={classes.text} id={noteId}>
        <span className={classes.name}>{name}</span>
        {(problem || description) && (
          <Typography variant="body2" color="textSecondary" component="span">
            {problem ?? description}
          </Typography>
        )}
      </span>
    </label>
  );
}
