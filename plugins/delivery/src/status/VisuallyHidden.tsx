import { makeStyles } from '@material-ui/core/styles';
import type { HTMLAttributes } from 'react';

const useStyles = makeStyles({
  root: {
    position: 'absolute',
    width: 1,
    height: 1,
    overflow: 'hidden',
    clipPath: 'inset(50%)',
    whiteSpace: 'nowrap',
  },
});

/** Said by a screen reader, not shown. */
export function VisuallyHidden(props: HTMLAttributes<HTMLSpanElement>) {
  const classes = useStyles();
  return <span {...props} className={classes.root} />;
}
