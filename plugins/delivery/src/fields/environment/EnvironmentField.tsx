import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { deliveryTranslationRef } from '../../translation';
import { ChoiceFieldSet, useFirstChoice } from '../choices';
import { EnvironmentChoice } from '../environments/EnvironmentChoice';
import { useOptions } from '../useOptions';
import type { EnvironmentProps } from './schema';

/** One environment; the first one is chosen to begin with. */
export function EnvironmentField(props: EnvironmentProps) {
  const { formData, idSchema, onChange } = props;
  const { t } = useTranslationRef(deliveryTranslationRef);
  const { data, error, loading, refresh } = useOptions();
  const environments = data?.environments ?? [];
  const first = environments[0]?.name;

  useFirstChoice(!formData && Boolean(first), () => onChange(first));

  return (
    <ChoiceFieldSet
      field={props}
      words={{
        label: t('environment.label'),
        help: t('environment.help'),
        error: t('environments.error'),
        required: t('environment.required'),
      }}
      loading={loading}
      error={error}
      onRetry={refresh}
      empty={!formData}
    >
      {environments.map((environment, index) => (
        <EnvironmentChoice
          key={environment.name}
          environment={environment}
          position={index + 1}
          group={idSchema.$id}
          checked={formData === environment.name}
          disabled={props.disabled}
          onChoose={() => onChange(environment.name)}
        />
      ))}
    </ChoiceFieldSet>
  );
}
