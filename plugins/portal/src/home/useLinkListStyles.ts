import { makeStyles } from '@material-ui/core/styles';

/** A plain list of links. */
export const useLinkListStyles = makeStyles(theme => ({
  list: {
    display: 'grid',
    gap: theme.spacing(1),
    listStyle: 'none',
    margin: 0,
    padding: 0,
    '& li': { minWidth: 0, overflowWrap: 'anywhere' },
  },
}));
