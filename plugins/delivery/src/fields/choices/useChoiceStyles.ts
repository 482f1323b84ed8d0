import { makeStyles } from '@material-ui/core/styles';

/** A group of choices, each a card that can be clicked as a whole. */
export const useChoiceStyles = makeStyles(theme => ({
  root: {
    display: 'flex',
    flexDirection: 'column',
    gap: theme.spacing(1),
    minWidth: 0,
    margin: 0,
    padding: 0,
    border: 0,
  },
  row: {
    display: 'grid',
    gap: theme.spacing(1),
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 200px), 1fr))',
  },
  choice: {
    display: 'flex',
    alignItems: 'flex-start',
    gap: theme.spacing(0.5),
    padding: theme.spacing(1),
    border: `1px solid ${theme.palette.divider}`,
    borderRadius: theme.shape.borderRadius,
    cursor: 'pointer',
    '&:focus-within': { borderColor: theme.palette.primary.main },
    '&:hover': { backgroundColor: theme.palette.action.hover },
  },
  text: {
    display: 'flex',
    flexDirection: 'column',
    gap: theme.spacing(0.25),
    minWidth: 0,
    // Its first line stands beside the control.
    '$choice > &': { paddingTop: 9 },
  },
  name: { fontWeight: 600 },
}));
