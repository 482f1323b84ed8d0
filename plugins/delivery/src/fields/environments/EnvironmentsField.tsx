import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { ScaffolderField } from '@backstage/plugin-scaffolder-react/alpha';
import FormHelperText from '@material-ui/core/FormHelperText';
import FormLabel from '@material-ui/core/FormLabel';
import { useState } from 'react';
import type { EnvironmentOption } from '../../api';
import { Loading, Problem } from '../../status';
import { deliveryTranslationRef } from '../../translation';
import { useFieldSetStyles } from '../useFieldSetStyles';
import { useFirstChoice } from '../useFirstChoice';
import { useOptions } from '../useOptions';
import { EnvironmentChoice } from './EnvironmentChoice';
import type { EnvironmentsProps } from './schema';

/** The environments of a service; the first one is chosen to begin with. */
export function EnvironmentsField(props: EnvironmentsProps) {
  const { formData, idSchema, schema, uiSchema, onChange } = props;
  const { rawErrors = [] } = props;
  const classes = useFieldSetStyles();
  const { t } = useTranslationRef(deliveryTranslationRef);
  const { data, error, loading, refresh } = useOptions();
  const environments = data?.environments ?? [];
  const first = environments[0]?.name;
  const chosen = formData ?? [];
  const [touched, setTouched] = useState(false);
  const helpId = `${idSchema.$id}__help`;

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
    <ScaffolderField
      {...props}
      displayLabel={false}
      rawDescription={undefined}
      errors={undefined}
    >
      <fieldset
        id={idSchema.$id}
        className={classes.root}
        aria-describedby={helpId}
        aria-invalid={rawErrors.length > 0}
      >
        <FormLabel component="legend" required={props.required}>
          {uiSchema['ui:title'] ?? schema.title ?? t('environments.label')}
        </FormLabel>
        <FormHelperText id={helpId}>
          {uiSchema['ui:description'] ??
            schema.description ??
            t('environments.help')}
        </FormHelperText>
        {loading && <Loading rows={3} />}
        {error && (
          <Problem
            title={t('environments.error')}
            error={error}
            onRetry={refresh}
          />
        )}
        {environments.map((environment, index) => (
          <EnvironmentChoice
            key={environment.name}
            environment={environment}
            position={index + 1}
            checked={chosen.includes(environment.name)}
            disabled={props.disabled}
            onToggle={() => toggle(environment)}
          />
        ))}
      </fieldset>
      <div role="alert">
        {rawErrors.map(message => (
          <FormHelperText key={message} error>
            {chosen.length ? message : t('environments.required')}
          </FormHelperText>
        ))}
      </div>
    </ScaffolderField>
  );
}

function inOrder(names: string[], environments: EnvironmentOption[]): string[] {
  return environments
    .map(({ name }) => name)
    .filter(name => names.includes(name));
}
