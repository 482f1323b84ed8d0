import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { useState } from 'react';
import type { EnvironmentOption } from '../../api';
import { deliveryTranslationRef } from '../../translation';
import { ChoiceFieldSet, useFirstChoice } from '../choices';
import { useOptions } from '../useOptions';
import { EnvironmentChoice } from './EnvironmentChoice';
import type { EnvironmentsProps } from './schema';

/** The environments of a service; the first one is chosen to begin with. */
export function EnvironmentsField(props: EnvironmentsProps) {
  const { formData, onChange } = props;
  const { t } = useTranslationRef(deliveryTranslationRef);
  const { data, error, loading, refresh } = useOptions();
  const environments = data?.environments ?? [];
  const first = environments[0]?.name;
  const chosen = formData ?? [];
  const [touched, setTouched] = useState(false);

  useFirstChoice(!touched && !chosen.length && Boolean(first), () =>
    onChange([first]),
  );

  function toggle({ name }: EnvironmentOption) {
    setTouched(true);
    const next = chosen.includes(name)
      ? chosen.filter(other => other !== name)
      : [...chosen, name];
    onChange(inOrder(next, environments));
  }

  return (
    <ChoiceFieldSet
      field={props}
      words={{
        label: t('environments.label'),
        help: t('environments.help'),
        error: t('environments.error'),
        required: t('environments.required'),
      }}
      loading={loading}
      error={error}
      onRetry={refresh}
      empty={!chosen.length}
    >
      {environments.map((environment, index) => (
        <EnvironmentChoice
          key={environment.name}
          environment={environment}
          position={index + 1}
          checked={chosen.includes(environment.name)}
          disabled={props.disabled}
          onChoose={() => toggle(environment)}
        />
      ))}
    </ChoiceFieldSet>
  );
}

function inOrder(names: string[], environments: EnvironmentOption[]): string[] {
  return environments
    .map(({ name }) => name)
    .filter(name => names.includes(name));
}
