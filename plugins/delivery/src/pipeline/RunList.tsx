import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { PipelineRun } from '@internal/plugin-delivery-common';
import { RelativeTime, shortCommit } from '../status';
import { deliveryTranslationRef } from '../translation';
import { RunStatusLabel } from './RunStatusLabel';
import { useListStyles } from './useListStyles';

/** The runs, newest first; choosing one shows its jobs. */
export function RunList(props: {
  runs: PipelineRun[];
  chosen?: number;
  onChoose: (run: number) => void;
}) {
  const classes = useListStyles();
  const { t } = useTranslationRef(deliveryTranslationRef);
  return (
    <ul className={classes.list} aria-label={t('pipeline.runs')}>
      {props.runs.map(run => (
        <li key={run.id}>
          <button
            type="button"
            className={classes.item}
            aria-current={run.id === props.chosen ? 'true' : undefined}
            onClick={() => props.onChoose(run.id)}
          >
            <span className={classes.title}>
              {t('pipeline.runTitle', {
                number: String(run.number),
                title: run.title,
              })}
            </span>
            <span className={classes.line}>
              <RunStatusLabel of={run} />
              <RelativeTime at={run.startedAt} />
            </span>
            <span className={classes.detail}>
              {t('pipeline.runOrigin', {
                commit: shortCommit(run.commit),
                branch: run.branch,
                actor: run.actor,
              })}
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}
