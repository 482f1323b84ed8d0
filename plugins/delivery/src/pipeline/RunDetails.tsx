import { Link } from '@backstage/core-components';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type {
  PipelineJob,
  PipelineRun,
} from '@internal/plugin-delivery-common';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { Loading, Problem, StaleNote, webAddress } from '../status';
import { deliveryTranslationRef } from '../translation';
import { JobList } from './JobList';
import { JobLog } from './JobLog';
import { useJobs } from './usePipeline';

const useStyles = makeStyles(theme => ({
  root: {
    display: 'flex',
    flexDirection: 'column',
    gap: theme.spacing(2),
    minWidth: 0,
  },
  header: {
    display: 'flex',
    flexWrap: 'wrap',
    justifyContent: 'space-between',
    gap: theme.spacing(1),
  },
  title: { margin: 0, fontWeight: 600, fontSize: '1rem' },
}));

/** The job that tells most: the one chosen, else one that failed, else one that runs, else the last that ran. */
export function jobToShow(
  jobs: PipelineJob[],
  chosen?: number,
): PipelineJob | undefined {
  const ran = jobs.filter(({ conclusion }) => conclusion !== 'skipped');
  return (
    jobs.find(({ id }) => id === chosen) ??
    jobs.find(({ conclusion }) => conclusion === 'failure') ??
    jobs.find(({ status }) => status === 'in_progress') ??
    ran.filter(({ status }) => status === 'completed').pop() ??
    jobs[0]
  );
}

/** The jobs of one run, and the log of one job. */
export function RunDetails(props: {
  service: string;
  run: PipelineRun;
  chosenJob?: number;
  onChooseJob: (job: number) => void;
}) {
  const { service, run } = props;
  const classes = useStyles();
  const { t } = useTranslationRef(deliveryTranslationRef);
  const { data, error, loading, refresh } = useJobs(service, run);
  const job = jobToShow(data ?? [], props.chosenJob);
  const address = webAddress(run.url);
  const label = t('pipeline.jobs', { number: String(run.number) });
  return (
    <div className={classes.root}>
      <div className={classes.header}>
        <h3 className={classes.title}>{label}</h3>
        {address && <Link to={address}>{t('pipeline.openRun')}</Link>}
      </div>
      {loading && <Loading rows={4} />}
      {error && !data && (
        <Problem
          title={t('pipeline.jobsError')}
          error={error}
          onRetry={refresh}
        />
      )}
      {error && data && <StaleNote error={error} onRetry={refresh} />}
      {data?.length === 0 && (
        <Typography variant="body2">{t('pipeline.noJobs')}</Typography>
      )}
      {data && data.length > 0 && (
        <JobList
          jobs={data}
          chosen={job?.id}
          onChoose={props.onChooseJob}
          label={label}
        />
      )}
      {job && job.status !== 'queued' && job.conclusion !== 'skipped' && (
        <JobLog service={service} job={job} />
      )}
    </div>
  );
}
