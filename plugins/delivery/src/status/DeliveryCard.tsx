import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { EntityInfoCard } from '@backstage/plugin-catalog-react';
import type { ServiceStatus } from '@internal/plugin-delivery-common';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { useServiceName, useServiceStatus } from '../hooks';
import { deliveryTranslationRef } from '../translation';
import { EnvironmentPanel } from './EnvironmentPanel';
import { Loading } from './Loading';
import { Problem, StaleNote } from './Problem';
import { useStateWord } from './StateLabel';
import { VisuallyHidden } from './VisuallyHidden';

const useStyles = makeStyles(theme => ({
  grid: {
    display: 'grid',
    gap: theme.spacing(2),
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 300px), 1fr))',
  },
}));

/** Where the service stands in each of its environments, kept up to date. */
export function DeliveryCard() {
  const { t } = useTranslationRef(deliveryTranslationRef);
  const { data, error, loading, refresh } = useServiceStatus(useServiceName());
  return (
    <EntityInfoCard title={t('card.title')}>
      {loading && <Loading rows={4} />}
      {error && !data && (
        <Problem title={t('card.error')} error={error} onRetry={refresh} />
      )}
      {error && data && <StaleNote error={error} onRetry={refresh} />}
      {data && <Environments status={data} />}
    </EntityInfoCard>
  );
}

function Environments({ status }: { status: ServiceStatus }) {
  const classes = useStyles();
  const { t } = useTranslationRef(deliveryTranslationRef);
  const word = useStateWord();
  const announcement = status.environments
    .map(({ environment, state }) =>
      t('card.announcement', { environment, state: word(state) }),
    )
    .join('. ');
  if (!status.environments.length) {
    return <Typography variant="body2">{t('card.empty')}</Typography>;
  }
  return (
    <>
      <VisuallyHidden role="status" aria-live="polite">
        {announcement}
      </VisuallyHidden>
      <div className={classes.grid}>
        {status.environments.map((environment, index) => (
          <EnvironmentPanel
            key={environment.environment}
            status={environment}
            isFirst={index === 0}
          />
        ))}
      </div>
    </>
  );
}
