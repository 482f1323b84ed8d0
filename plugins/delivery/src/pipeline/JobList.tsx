import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { PipelineJob } from '@internal/plugin-delivery-common';
import { duration } from '../status';
import { deliveryTranslationRef } from '../translation';
import { RunStatusLabel } from './RunStatusLabel';
import { useListStyles } from './useListStyles';

/** The jobs of a run in their order; choosing one shows its steps and its log. */
export function JobList(props: {
  jobs: PipelineJob[];
  chosen?: number;
  onChoose: (job: number) => void;
  label: string;
}) {
  const classes = useListStyles();
  const { t } = useTranslationRef(deliveryTranslationRef);
  return (
    <ul className={classes.list} aria-label={props.label}>
      {props.jobs.map(job => {
        const took = duration(job.startedAt, job.completedAt);
        const chosen = job.id === props.chosen;
        return (
          <li key={job.id}>
            <button
              type="button"
              className={classes.item}
              aria-expanded={chosen}
              onClick={() => props.onChoose(job.id)}
            >
              <span className={classes.line}>
                <span className={classes.title}>{job.name}</span>
                <RunStatusLabel of={job} />
              </span>
              {took && (
                <span className={classes.detail}>
                  {t('pipeline.took', { duration: took })}
                </span>
              )}
            </button>
            {chosen && job.steps.length > 0 && (
              <ol className={classes.steps}>
                {job.steps.map(step => (
                  <li key={step.number}>
                    <RunStatusLabel of={step} iconOnly />
                    <span>{step.name}</span>
                    <span className={classes.detail}>
                      {duration(step.startedAt, step.completedAt)}
                    </span>
                  </li>
                ))}
              </ol>
            )}
          </li>
        );
      })}
    </ul>
  );
}
