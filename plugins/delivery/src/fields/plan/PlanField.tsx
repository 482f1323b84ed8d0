import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { nameOfRef } from '../../nameOfRef';
import { Loading, Problem, StatusText } from '../../status';
import { deliveryTranslationRef } from '../../translation';
import { useOptions } from '../useOptions';
import { EnvironmentPlan } from './EnvironmentPlan';
import { PlanPart } from './PlanPart';
import { PrebuiltPlan } from './PrebuiltPlan';
import { planOf, type Answers } from './planOf';
import type { PlanProps } from './schema';
import { sharedHostText } from './sharedHostText';

const ALL_STEPS = ['repository', 'registry'];

const useStyles = makeStyles(theme => ({
  root: {
    display: 'grid',
    gap: theme.spacing(1.5),
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 360px), 1fr))',
  },
  wide: { gridColumn: '1 / -1' },
}));

/** What the answers so far will create, and where: read before anything exists. */
export function PlanField(props: PlanProps) {
  const { formContext, uiSchema } = props;
  const classes = useStyles();
  const { t } = useTranslationRef(deliveryTranslationRef);
  const { data, error, loading, refresh } = useOptions();
  const answers: Answers = formContext?.formData ?? {};
  if (error) {
    return <Problem title={t('plan.error')} error={error} onRetry={refresh} />;
  }
  if (loading || !data) {
    return <Loading rows={6} />;
  }
  const { steps = ALL_STEPS, ...rules } = uiSchema?.['ui:options'] ?? {};
  const plan = planOf(answers, data, { steps, ...rules });
  const host = plan.environments.some(({ host: h }) => h)
    ? sharedHostText(
        t,
        answers.host ?? '',
        plan.environments.map(({ environment }) => environment.name),
      )
    : undefined;
  return (
    <section className={classes.root} aria-label={t('plan.label')}>
      <Typography
        variant="body2"
        color="textSecondary"
        className={classes.wide}
      >
        {t('plan.help')}
      </Typography>
      {host && (
        <div className={classes.wide}>
          <StatusText tone="error">{host}</StatusText>
        </div>
      )}
      {plan.repository && (
        <PlanPart
          title={t('plan.repository')}
          note={t(plan.proposed ? 'plan.proposalNote' : 'plan.repositoryNote')}
        >
          <code>{plan.repository}</code>
        </PlanPart>
      )}
      {plan.images && (
        <PlanPart title={t('plan.images')} note={t('plan.imagesNote')}>
          <code>{plan.images}</code>
        </PlanPart>
      )}
      {plan.prebuilt && (
        <PrebuiltPlan prebuilt={plan.prebuilt} sources={data.images} />
      )}
      <PlanPart
        title={t('plan.record')}
        note={t('plan.recordNote', { repository: plan.gitops })}
      >
        <code>{plan.record}</code>
      </PlanPart>
      {plan.environments.map(planned => (
        <EnvironmentPlan key={planned.application} planned={planned} />
      ))}
      <PlanPart
        title={t('plan.entity')}
        note={t('plan.entityNote', {
          owner: nameOfRef(answers.owner ?? '…', 'group'),
        })}
      >
        <code>{plan.entity}</code>
      </PlanPart>
    </section>
  );
}
