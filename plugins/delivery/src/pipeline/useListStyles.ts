import { makeStyles } from '@material-ui/core/styles';

/** A list of which one item is chosen. */
export const useListStyles = makeStyles(theme => ({
  list: {
    display: 'flex',
    flexDirection: 'column',
    gap: theme.spacing(0.5),
    listStyle: 'none',
    margin: 0,
    padding: 0,
  },
  item: {
    display: 'flex',
    flexDirection: 'column',
    gap: theme.spacing(0.5),
    width: '100%',
    padding: theme.spacing(1, 1.5),
    border: '1px solid transparent',
    borderLeft: '3px solid transparent',
    borderRadius: theme.shape.borderRadius,
    background: 'none',
    color: 'inherit',
    font: 'inherit',
    fontSize: theme.typography.body2.fontSize,
    textAlign: 'left',
    cursor: 'pointer',
    '&:hover': { backgroundColor: theme.palette.action.hover },
    '&:focus-visible': {
      outline: `2px solid ${theme.palette.primary.main}`,
      outlineOffset: -2,
    },
    '&[aria-current="true"], &[aria-expanded="true"]': {
      borderLeftColor: theme.palette.primary.main,
      backgroundColor: theme.palette.action.selected,
    },
  },
  title: { fontWeight: 600, overflowWrap: 'anywhere' },
  line: {
    display: 'flex',
    flexWrap: 'wrap',
    justifyContent: 'space-between',
    gap: theme.spacing(0.5, 2),
  },
  detail: { color: theme.palette.text.secondary, overflowWrap: 'anywhere' },
  steps: {
    display: 'grid',
    gap: theme.spacing(0.5),
    margin: theme.spacing(0.5, 0, 1, 2),
    padding: 0,
    listStyle: 'none',
    fontSize: theme.typography.body2.fontSize,
    '& li': { display: 'flex', gap: theme.spacing(1), alignItems: 'center' },
  },
}));
