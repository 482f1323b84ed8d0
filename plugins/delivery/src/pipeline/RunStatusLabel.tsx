import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type {
  RunConclusion,
  RunStatus,
} from '@internal/plugin-delivery-common';
import BlockIcon from '@material-ui/icons/Block';
import CheckCircleIcon from '@material-ui/icons/CheckCircle';
import ErrorIcon from '@material-ui/icons/Error';
import HourglassIcon from '@material-ui/icons/HourglassEmpty';
import RemoveIcon from '@material-ui/icons/RemoveCircleOutline';
import SyncIcon from '@material-ui/icons/Sync';
import WarningIcon from '@material-ui/icons/Warning';
import { StatusText } from '../status';
import { deliveryTranslationRef } from '../translation';

interface Ended {
  status: RunStatus;
  conclusion?: RunConclusion;
}

const looks = {
  queued: { Icon: HourglassIcon, tone: 'pending' },
  running: { Icon: SyncIcon, tone: 'running' },
  success: { Icon: CheckCircleIcon, tone: 'ok' },
  failure: { Icon: ErrorIcon, tone: 'error' },
  cancelled: { Icon: BlockIcon, tone: 'aborted' },
  skipped: { Icon: RemoveIcon, tone: 'aborted' },
  other: { Icon: WarningIcon, tone: 'warning' },
} as const;

function lookOf({ status, conclusion }: Ended): keyof typeof looks {
  if (status === 'queued') return 'queued';
  if (status === 'in_progress') return 'running';
  switch (conclusion) {
    case 'success':
    case 'failure':
    case 'cancelled':
    case 'skipped':
      return conclusion;
    default:
      return 'other';
  }
}

/** The word for how a run, a job or a step stands. */
export function useRunStatusWord(): (of: Ended) => string {
  const { t } = useTranslationRef(deliveryTranslationRef);
  return of => {
    const look = lookOf(of);
    return look === 'other'
      ? t('run.other', { conclusion: of.conclusion ?? '?' })
      : t(`run.${look}`);
  };
}

export function RunStatusLabel(props: { of: Ended; iconOnly?: boolean }) {
  const word = useRunStatusWord()(props.of);
  const { Icon, tone } = looks[lookOf(props.of)];
  return (
    <StatusText tone={tone}>
      {props.iconOnly ? (
        <Icon fontSize="small" titleAccess={word} />
      ) : (
        <>
          <Icon aria-hidden fontSize="small" />
          {word}
        </>
      )}
    </StatusText>
  );
}
