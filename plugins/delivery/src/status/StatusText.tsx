import { makeStyles } from '@material-ui/core/styles';
import type { BackstageTheme } from '@backstage/theme';
import type { ReactNode } from 'react';

export type Tone =
  | 'ok'
  | 'warning'
  | 'error'
  | 'running'
  | 'pending'
  | 'aborted';

const useStyles = makeStyles<BackstageTheme, { tone: Tone }>(theme => ({
  root: {
    display: 'inline-flex',
    alignItems: 'center',
    gap: theme.spacing(0.5),
    fontWeight: 600,
    whiteSpace: 'nowrap',
    color: ({ tone }) => theme.palette.status[tone],
  },
}));

/** An icon and words in the colour of a status: the words carry the meaning. */
export function StatusText(props: { tone: Tone; children: ReactNode }) {
  const classes = useStyles({ tone: props.tone });
  return <span className={classes.root}>{props.children}</span>;
}
