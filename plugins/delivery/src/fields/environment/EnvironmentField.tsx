import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { ScaffolderField } from '@backstage/plugin-scaffolder-react/alpha';
import FormHelperText from '@material-ui/core/FormHelperText';
import FormLabel from '@material-ui/core/FormLabel';
import { Loading, Problem } from '../../status';
import { deliveryTranslationRef } from '../../translation';
import { EnvironmentChoice } from '../environments/EnvironmentChoice';
import { useFieldSetStyles } from '../useFieldSetStyles';
import { useFirstChoice } from '../useFirstChoice';
import { useOptions } from '../useOptions';
import type { EnvironmentProps } from './schema';

/** One environment; the first one is chosen to begin with. */
export function EnvironmentField(props: EnvironmentProps) {
  const { formData, idSchema, schema, uiSchema, onChange } = props;
  const { rawErrors = [] } = props;
  const classes = useFieldSetStyles();
  const { t } = useTranslationRef(deliveryTranslationRef);
  const { data, error, loading, refresh } = useOptions();
  const environments = data?.environments ?? [];
  const first = environments[0]?.name;
  const helpId = `${idSchema.$id}__help`;

  useFirstChoice(!formData && Boolean(first), () => onChange(first));

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
          {uiSchema['ui:title'] ?? schema.title ?? t('environment.label')}
        </FormLabel>
        <FormHelperText id={helpId}>
          {uiSchema['ui:description'] ??
            schema.description ??
            t('environment.help')}
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
            group={idSchema.$id}
            checked={formData === environment.name}
            disabled={props.disabled}
            onToggle={() => onChange(environment.name)}
          />
        ))}
      </fieldset>
      <div role="alert">
        {rawErrors.map(message => (
          <FormHelperText key={message} error>
            {formData ? message : t('environment.required')}
          </FormHelperText>
        ))}
      </div>
    </ScaffolderField>
  );
}
