import Checkbox from '@material-ui/core/Checkbox';
import Radio from '@material-ui/core/Radio';
import { useId, type ReactNode } from 'react';
import { useChoiceStyles } from './useChoiceStyles';

export interface ChoiceProps {
  /** What it is called, for those who hear it and, without `title`, for those who see it. */
  name: string;
  title?: string;
  /** Of choices that exclude each other: what they are called in the form. */
  group?: string;
  checked: boolean;
  disabled?: boolean;
  onChoose: () => void;
  /** What choosing it means. */
  children?: ReactNode;
}

/** One of several choices, a card that can be clicked as a whole. */
export function Choice(props: ChoiceProps) {
  const { name, title = name, group } = props;
  const Control = group ? Radio : Checkbox;
  const classes = useChoiceStyles();
  const inputId = useId();
  const noteId = useId();
  return (
    <label htmlFor={inputId} className={classes.choice}>
      <Control
        id={inputId}
        color="primary"
        name={group}
        value={name}
        checked={props.checked}
        disabled={props.disabled}
        onChange={props.onChoose}
        inputProps={
          { 'aria-label': name, 'aria-describedby': noteId } as object
        }
      />
      <span className={classes.text}>
        <span className={classes.name}>{title}</span>
        <span className={classes.text} id={noteId}>
          {props.children}
        </span>
      </span>
    </label>
  );
}
