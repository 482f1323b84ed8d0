import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import AddIcon from '@material-ui/icons/Add';
import { forwardRef, type ReactNode } from 'react';

const useStyles = makeStyles({ add: { alignSelf: 'flex-start' } });

interface Props {
  disabled?: boolean;
  onClick: () => void;
  children: ReactNode;
}

/** Adds one more to a list, below the last. */
export const AddButton = forwardRef<HTMLButtonElement, Props>((props, ref) => {
  const classes = useStyles();
  return (
    <Button
      ref={ref}
      size="small"
      color="primary"
      className={classes.add}
      startIcon={<AddIcon />}
      {...props}
    />
  );
});
