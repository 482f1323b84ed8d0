import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import type { ReactNode } from 'react';

const useStyles = makeStyles(theme => ({
  root: {
    padding: theme.spacing(1, 1.5),
    border: `1px solid ${theme.palette.divider}`,
    borderRadius: theme.shape.borderRadius,
    overflowWrap: 'anywhere',
    '& code': { fontFamily: 'var(--bui-font-monospace, monospace)' },
  },
  title: { fontWeight: 600 },
}));

/** One thing that will be created: what it is, where it will be, and what that means. */
export function PlanPart(props: {
  title: string;
  note?: ReactNode;
  children: ReactNode;
}) {
  const classes = useStyles();
  return (
    <div className={classes.root} role="group" aria-label={props.title}>
      <Typography variant="body2" component="h3" className={classes.title}>
        {props.title}
      </Typography>
      <Typography variant="body2" component="div">
        {props.children}
      </Typography>
      {props.note && (
        <Typography variant="body2" component="div" color="textSecondary">
          {props.note}
        </Typography>
      )}
    </div>
  );
}
