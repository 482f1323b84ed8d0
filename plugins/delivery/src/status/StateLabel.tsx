import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { ReleaseState } from '@internal/plugin-delivery-common';
import { makeStyles } from '@material-ui/core/styles';
import CheckCircleIcon from '@material-ui/icons/CheckCircle';
import ErrorIcon from '@material-ui/icons/Error';
import HelpIcon from '@material-ui/icons/HelpOutline';
import HourglassIcon from '@material-ui/icons/HourglassEmpty';
import SyncIcon from '@material-ui/icons/Sync';
import { deliveryTranslationRef } from '../translation';
import { StatusText } from './StatusText';

const looks = {
  healthy: { Icon: CheckCircleIcon, tone: 'ok', key: 'state.healthy' },
  progressing: { Icon: SyncIcon, tone: 'running', key: 'state.progressing' },
  failed: { Icon: ErrorIcon, tone: 'error', key: 'state.failed' },
  'awaiting-first-image': {
    Icon: HourglassIcon,
    tone: 'pending',
    key: 'state.awaiting',
  },
  unknown: { Icon: HelpIcon, tone: 'aborted', key: 'state.unknown' },
} as const;

/** The words for states, in the person's language. */
export function useStateWord(): (state: ReleaseState) => string {
  const { t } = useTranslationRef(deliveryTranslationRef);
  return state => t(looks[state].key);
}

const useStyles = makeStyles({
  turning: {
    '@media (prefers-reduced-motion: no-preference)': {
      animation: '$turn 2s linear infinite',
    },
  },
  '@keyframes turn': {
    from: { transform: 'rotate(360deg)' },
    to: { transform: 'rotate(0deg)' },
  },
});

export function StateLabel(props: { state: ReleaseState }) {
  const classes = useStyles();
  const word = useStateWord();
  const { Icon, tone } = looks[props.state];
  return (
    <StatusText tone={tone}>
      <Icon
        aria-hidden
        fontSize="small"
        className={props.state === 'progressing' ? classes.turning : undefined}
      />
      {word(props.state)}
    </StatusText>
  );
}
