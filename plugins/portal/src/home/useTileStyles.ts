import { makeStyles } from '@material-ui/core/styles';

export const useTileStyles = makeStyles(theme => ({
  grid: {
    display: 'grid',
    gap: theme.spacing(2),
    gridTemplateColumns: 'repeat(auto-fill, minmax(min(100%, 240px), 1fr))',
    listStyle: 'none',
    margin: 0,
    padding: 0,
  },
  cell: { display: 'flex', minWidth: 0 },
  tile: {
    display: 'flex',
    flexDirection: 'column',
    gap: theme.spacing(0.5),
    width: '100%',
    padding: theme.spacing(2),
    border: `1px solid ${theme.palette.divider}`,
    borderRadius: theme.shape.borderRadius,
    '&:hover, &:focus-visible': { borderColor: theme.palette.primary.main },
  },
  title: { fontWeight: 600 },
  description: {
    display: '-webkit-box',
    overflow: 'hidden',
    WebkitBoxOrient: 'vertical',
    WebkitLineClamp: 3,
  },
}));
