import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { ScaffolderField } from '@backstage/plugin-scaffolder-react/alpha';
import FormHelperText from '@material-ui/core/FormHelperText';
import TextField from '@material-ui/core/TextField';
import { StatusText } from '../../status';
import { deliveryTranslationRef } from '../../translation';
import type { ChartVersionProps } from './schema';
import { useChartVersions } from './useChartVersions';

/** A version of the chart: those that the registry has are offered, and others are said not to be there. */
export function ChartVersionField(props: ChartVersionProps) {
  const { formData, idSchema, schema, uiSchema, rawErrors = [] } = props;
  const version = formData ?? '';
  const { t } = useTranslationRef(deliveryTranslationRef);
  const { data, error } = useChartVersions();
  const listId = `${idSchema.$id}__versions`;
  const statusId = `${idSchema.$id}__status`;
  const helpId = `${idSchema.$id}__help`;
  const absent = version !== '' && data && !data.includes(version);
  const wrong = rawErrors.length > 0;

  return (
    <ScaffolderField
      {...props}
      displayLabel={false}
      rawDescription={undefined}
      errors={undefined}
    >
      <TextField
        id={idSchema.$id}
        label={uiSchema['ui:title'] ?? schema.title ?? t('chartVersion.label')}
        value={version}
        required={props.required}
        disabled={props.disabled}
        error={wrong}
        placeholder={data?.[0]}
        onChange={event =>
          props.onChange(
            event.target.value === '' ? undefined : event.target.value,
          )
        }
        inputProps={{
          list: listId,
          'aria-describedby': `${statusId} ${helpId}`,
          'aria-invalid': wrong,
          autoComplete: 'off',
          autoCapitalize: 'none',
          spellCheck: false,
        }}
      />
      <datalist id={listId}>
        {data?.map(known => (
          <option key={known} value={known} />
        ))}
      </datalist>
      <FormHelperText
        id={statusId}
        component="div"
        role="status"
        aria-live="polite"
      >
        {error && (
          <StatusText tone="warning">
            {t('chartVersion.unreachable')}
          </StatusText>
        )}
        {absent && (
          <StatusText tone="warning">
            {data.length
              ? t('chartVersion.absent', {
                  version,
                  versions: data.slice(0, 10).join(', '),
                })
              : t('chartVersion.none')}
          </StatusText>
        )}
        {wrong &&
          rawErrors.map(message => (
            <div key={message}>
              {version ? message : t('chartVersion.required')}
            </div>
          ))}
      </FormHelperText>
      <FormHelperText id={helpId}>
        {uiSchema['ui:description'] ??
          schema.description ??
          t('chartVersion.help')}
      </FormHelperText>
    </ScaffolderField>
  );
}
