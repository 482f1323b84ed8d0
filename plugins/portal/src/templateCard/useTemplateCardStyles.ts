import { makeStyles } from '@material-ui/core/styles';

export const useTemplateCardStyles = makeStyles(theme => ({
  root: {
    display: 'flex',
    flexDirection: 'column',
    gap: theme.spacing(1.5),
    height: '100%',
    padding: theme.spacing(2),
  },
  heading: {
    display: 'flex',
    alignItems: 'flex-start',
    justifyContent: 'space-between',
    gap: theme.spacing(1),
    // The portal's colour, as a keel under the title.
    borderBottom: `2px solid ${theme.palette.primary.main}`,
    paddingBottom: theme.spacing(1),
  },
  description: { flex: 1 },
  tags: { display: 'flex', flexWrap: 'wrap', gap: theme.spacing(0.75) },
  tag: { margin: 0 },
  footer: {
    display: 'flex',
    alignItems: 'center',
    justifyContent: 'space-between',
    gap: theme.spacing(1),
  },
}));
