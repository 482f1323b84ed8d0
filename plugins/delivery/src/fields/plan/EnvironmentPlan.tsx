import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { deliveryTranslationRef } from '../../translation';
import { useSizeInWords } from '../size/useSizeInWords';
import { PlanPart } from './PlanPart';
import type { PlannedEnvironment } from './planOf';

/** An environment of the plan: its Application, its size, who reaches it, and the files that say so. */
export function EnvironmentPlan(props: { planned: PlannedEnvironment }) {
  const { environment, application, files, size, host, isPublic } =
    props.planned;
  const { t } = useTranslationRef(deliveryTranslationRef);
  const inWords = useSizeInWords();
  return (
    <PlanPart
      title={t('plan.environment', { environment: environment.name })}
      note={
        <>
          {size && <div>{inWords(size)}</div>}
          <div>
            {host
              ? t(isPublic ? 'plan.internet' : 'plan.internal', { host })
              : t('plan.inside')}
          </div>
          <div>
            {environment.changes === 'commit'
              ? t('environments.commit')
              : t('environments.pullRequest')}
          </div>
        </>
      }
    >
      <div>
        {t('plan.application')} <code>{application}</code>
      </div>
      {files.map(file => (
        <div key={file}>
          <code>{file}</code>
        </div>
      ))}
    </PlanPart>
  );
}
