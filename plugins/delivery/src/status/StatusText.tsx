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

const useStyles = makeStyles<BackstageTheme, { tone: Tone; wrap?: boolean }>(
  theme => ({
    root: {
      display: 'inline-flex',
      alignItems: 'center',
      gap: theme.spacing(0.5),
      fontWeight: 600,
      whiteSpace: ({ wrap }) => (wrap ? 'normal' : 'nowrap'),
      overflowWrap: ({ wrap }) => (wrap ? 'anywhere' : 'normal'),
      color: ({ tone }) => theme.palette.status[tone],
    },
  }),
);

/** Words in the colour of a status: they carry the meaning. A label stays on one line, a sentence wraps. */
export function StatusText(props: {
  tone: Tone;
  wrap?: boolean;
  children: ReactNode;
}) {
  const { tone, wrap } = props;
  const classes = useStyles({ tone, wrap });
  return <span className={classes.root}>{props.children}</span>;
}
