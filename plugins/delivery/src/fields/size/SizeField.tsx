import { withExtraMemory } from '@internal/plugin-delivery-common';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { ScaffolderField } from '@backstage/plugin-scaffolder-react/alpha';
import FormHelperText from '@material-ui/core/FormHelperText';
import FormLabel from '@material-ui/core/FormLabel';
import { Loading, Problem } from '../../status';
import { deliveryTranslationRef } from '../../translation';
import { useFieldSetStyles } from '../useFieldSetStyles';
import { useFirstChoice } from '../useFirstChoice';
import { useOptions } from '../useOptions';
import type { SizeProps } from './schema';
import { SizeChoice } from './SizeChoice';

/**
 * A service's size; the first one, the smallest, is chosen to begin with. `ui:extraMemory` is what the template's runtime
 * takes on top.
 */
export function SizeField(props: SizeProps) {
  const { formData, idSchema, schema, uiSchema, onChange } = props;
  const { rawErrors = [] } = props;
  const classes = useFieldSetStyles();
  const { t } = useTranslationRef(deliveryTranslationRef);
  const { data, error, loading, refresh } = useOptions();
  const sizes = data?.sizes ?? [];
  const first = sizes[0]?.name;
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
          {uiSchema['ui:title'] ?? schema.title ?? t('size.label')}
        </FormLabel>
        <FormHelperText id={helpId}>
          {uiSchema['ui:description'] ?? schema.description ?? t('size.help')}
        </FormHelperText>
        {loading && <Loading rows={3} />}
        {error && (
          <Problem title={t('size.error')} error={error} onRetry={refresh} />
        )}
        <div className={classes.row}>
          {sizes.map(size => (
            <SizeChoice
              key={size.name}
              size={withExtraMemory(size, uiSchema['ui:extraMemory'])}
              group={idSchema.$id}
              checked={formData === size.name}
              disabled={props.disabled}
              onChoose={() => onChange(size.name)}
            />
          ))}
        </div>
      </fieldset>
      <div role="alert">
        {rawErrors.map(message => (
          <FormHelperText key={message} error>
            {formData ? message : t('size.required')}
          </FormHelperText>
        ))}
      </div>
    </ScaffolderField>
  );
}
