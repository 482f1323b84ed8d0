import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { EntityInfoCard } from '@backstage/plugin-catalog-react';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { useRuns, useServiceName } from '../hooks';
import { Loading, Problem, StaleNote, VisuallyHidden } from '../status';
import { deliveryTranslationRef } from '../translation';
import { RunDetails } from './RunDetails';
import { RunList } from './RunList';
import { useRunStatusWord } from './RunStatusLabel';
import { useChosen } from './useChosen';

const useStyles = makeStyles(theme => ({
  columns: {
    display: 'grid',
    gap: theme.spacing(3),
    alignItems: 'start',
    gridTemplateColumns: 'minmax(0, 1fr)',
    [theme.breakpoints.up('md')]: {
      gridTemplateColumns: 'minmax(0, 1fr) minmax(0, 2fr)',
    },
  },
}));

/** The runs of a service's pipeline, the jobs of one of them, and the log of one job. */
export function PipelineContent() {
  const classes = useStyles();
  const { t } = useTranslationRef(deliveryTranslationRef);
  const word = useRunStatusWord();
  const service = useServiceName();
  const { data, error, loading, refresh } = useRuns(service);
  const chosen = useChosen();
  const run = data?.find(({ id }) => id === chosen.run) ?? data?.[0];
  return (
    <div className={classes.columns}>
      <div>
        <EntityInfoCard title={t('pipeline.runs')}>
          {loading && <Loading rows={6} />}
          {error && !data && (
            <Problem
              title={t('pipeline.runsError')}
              error={error}
              onRetry={refresh}
            />
          )}
          {error && data && <StaleNote error={error} onRetry={refresh} />}
          {data?.length === 0 && (
            <Typography variant="body2">{t('pipeline.noRuns')}</Typography>
          )}
          {data && data.length > 0 && (
            <RunList runs={data} chosen={run?.id} onChoose={chosen.chooseRun} />
          )}
        </EntityInfoCard>
      </div>
      {run && (
        <EntityInfoCard>
          <VisuallyHidden role="status" aria-live="polite">
            {`#${run.number}: ${word(run)}`}
          </VisuallyHidden>
          <RunDetails
            service={service}
            run={run}
            chosenJob={chosen.job}
            onChooseJob={job => chosen.chooseJob(run.id, job)}
          />
        </EntityInfoCard>
      )}
    </div>
  );
}
