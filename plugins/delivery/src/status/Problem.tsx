import { useTranslationRef } from '@backstage/frontend-plugin-api';
import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import ErrorIcon from '@material-ui/icons/Error';
import type { ErrorLike } from '@backstage/errors';
import { deliveryTranslationRef } from '../translation';

const useStyles = makeStyles(theme => ({
  root: {
    display: 'flex',
    gap: theme.spacing(1.5),
    alignItems: 'flex-start',
    padding: theme.spacing(1.5),
    border: `1px solid ${theme.palette.error.main}`,
    borderRadius: theme.shape.borderRadius,
  },
  icon: { color: theme.palette.error.main },
  text: { flexGrow: 1, minWidth: 0, overflowWrap: 'anywhere' },
}));

/** What could not be loaded, why, and a button to try again. */
export function Problem(props: {
  title: string;
  error: ErrorLike;
  onRetry: () => void;
}) {
  const classes = useStyles();
  const { t } = useTranslationRef(deliveryTranslationRef);
  return (
    <div role="alert" className={classes.root}>
      <ErrorIcon aria-hidden className={classes.icon} />
      <div className={classes.text}>
        <Typography variant="subtitle2">{props.title}</Typography>
        <Typography variant="body2">{props.error.message}</Typography>
      </div>
      <Button size="small" variant="outlined" onClick={props.onRetry}>
        {t('common.retry')}
      </Button>
    </div>
  );
}

/** Old data stays on the screen; this says so. */
export function StaleNote(props: { error: ErrorLike; onRetry: () => void }) {
  const { t } = useTranslationRef(deliveryTranslationRef);
  return (
    <Typography variant="body2" role="status" title={props.error.message}>
      {t('common.stale')}{' '}
      <Button size="small" onClick={props.onRetry}>
        {t('common.retry')}
      </Button>
    </Typography>
  );
}
