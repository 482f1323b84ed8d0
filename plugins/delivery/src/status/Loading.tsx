import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { makeStyles } from '@material-ui/core/styles';
import { deliveryTranslationRef } from '../translation';
import { VisuallyHidden } from './VisuallyHidden';

const useStyles = makeStyles(theme => ({
  bar: {
    height: 16,
    margin: theme.spacing(1, 0),
    borderRadius: theme.shape.borderRadius,
    backgroundColor: theme.palette.action.hover,
    '@media (prefers-reduced-motion: no-preference)': {
      animation: '$breathe 1.5s ease-in-out infinite',
    },
  },
  '@keyframes breathe': { '50%': { opacity: 0.4 } },
}));

/** The shape of what is to come. */
export function Loading(props: { rows: number }) {
  const classes = useStyles();
  const { t } = useTranslationRef(deliveryTranslationRef);
  return (
    <div role="status" aria-busy="true">
      <VisuallyHidden>{t('common.loading')}</VisuallyHidden>
      {Array.from({ length: props.rows }, (_, row) => (
        <div
          key={row}
          aria-hidden
          className={classes.bar}
          style={{ width: `${90 - (row % 3) * 20}%` }}
        />
      ))}
    </div>
  );
}
