import { Content } from '@backstage/core-components';
import { useRouteRef, useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  entityRouteParams,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';
import LinearProgress from '@material-ui/core/LinearProgress';
import Typography from '@material-ui/core/Typography';
import { Navigate, useParams } from 'react-router-dom';
import { Problem } from '../status';
import { deliveryTranslationRef } from '../translation';
import { useArrival } from './useArrival';

/**
 * `/services/<name>`: where a creation leads. The catalog reads a new repository a moment after the task has ended; until
 * then the service's page would say that there is no such thing, and stay so.
 */
export function ArrivalPage() {
  const { '*': service = '' } = useParams();
  const { t } = useTranslationRef(deliveryTranslationRef);
  const entityRoute = useRouteRef(entityRouteRef);
  const { entity, error, refresh, late } = useArrival(service);
  if (entity && entityRoute) {
    return <Navigate replace to={entityRoute(entityRouteParams(entity))} />;
  }
  return (
    <Content>
      {error ? (
        <Problem
          title={t('arrival.error', { name: service })}
          error={error}
          onRetry={refresh}
        />
      ) : (
        <div role="status">
          <Typography variant="h5" component="h1" gutterBottom>
            {t('arrival.title', { name: service })}
          </Typography>
          <Typography variant="body1" gutterBottom>
            {late ? t('arrival.late') : t('arrival.help')}
          </Typography>
          <LinearProgress aria-label={t('common.loading')} />
        </div>
      )}
    </Content>
  );
}
