import { makeStyles } from '@material-ui/core/styles';

export const useSignInStyles = makeStyles(theme => ({
  root: {
    minHeight: 'calc(100vh - var(--portal-banner-height, 0px))',
    display: 'grid',
    placeItems: 'center',
    padding: theme.spacing(3),
    boxSizing: 'border-box',
    backgroundColor: theme.palette.background.default,
    color: theme.palette.text.primary,
  },
  card: {
    width: 'min(100%, 420px)',
    boxSizing: 'border-box',
    display: 'flex',
    flexDirection: 'column',
    gap: theme.spacing(3),
    padding: theme.spacing(5, 4, 4),
    backgroundColor: theme.palette.background.paper,
    border: `1px solid ${theme.palette.divider}`,
    borderRadius: 12,
  },
  title: { margin: 0, color: theme.palette.primary.main, fontSize: 'inherit' },
  actions: {
    display: 'flex',
    flexDirection: 'column',
    gap: theme.spacing(1.5),
  },
}));
