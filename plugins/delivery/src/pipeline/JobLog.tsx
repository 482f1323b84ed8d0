import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { PipelineJob } from '@internal/plugin-delivery-common';
import Typography from '@material-ui/core/Typography';
import { Loading, Problem } from '../status';
import { deliveryTranslationRef } from '../translation';
import { LogViewer } from './LogViewer';
import { useJobLog } from './usePipeline';

/** A job's log, or why there is none. */
export function JobLog(props: { service: string; job: PipelineJob }) {
  const { service, job } = props;
  const { t } = useTranslationRef(deliveryTranslationRef);
  const { data, error, loading, refresh } = useJobLog(service, job);
  const pending = job.status !== 'completed';
  if (data !== undefined && (data !== '' || !pending)) {
    return (
      <LogViewer title={t('pipeline.log', { job: job.name })} log={data} />
    );
  }
  if (pending && !loading) {
    return <Typography variant="body2">{t('pipeline.logPending')}</Typography>;
  }
  return error ? (
    <Problem title={t('pipeline.logError')} error={error} onRetry={refresh} />
  ) : (
    <Loading rows={6} />
  );
}
