import { makeStyles } from '@material-ui/core/styles';
import { Fragment, type ReactNode } from 'react';

export interface Fact {
  term: string;
  value: ReactNode;
  action?: ReactNode;
}

const useStyles = makeStyles(theme => ({
  root: {
    display: 'grid',
    gridTemplateColumns: 'max-content minmax(0, 1fr)',
    columnGap: theme.spacing(2),
    alignItems: 'center',
    margin: 0,
    fontSize: theme.typography.body2.fontSize,
    lineHeight: theme.typography.body2.lineHeight,
  },
  term: { color: theme.palette.text.secondary },
  value: {
    margin: 0,
    minHeight: 32,
    padding: theme.spacing(0.25, 0),
    display: 'flex',
    alignItems: 'center',
    gap: theme.spacing(0.5),
    minWidth: 0,
    '& code': {
      fontFamily: 'var(--bui-font-monospace, monospace)',
      fontSize: '0.75rem',
    },
  },
  text: { minWidth: 0, overflowWrap: 'anywhere' },
}));

/** Terms and their values, in two columns. */
export function Facts(props: { items: Fact[] }) {
  const classes = useStyles();
  return (
    <dl className={classes.root}>
      {props.items.map(({ term, value, action }) => (
        <Fragment key={term}>
          <dt className={classes.term}>{term}</dt>
          <dd className={classes.value}>
            <span className={classes.text}>{value}</span>
            {action}
          </dd>
        </Fragment>
      ))}
    </dl>
  );
}
