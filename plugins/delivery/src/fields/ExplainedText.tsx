import type { FieldExtensionComponentProps } from '@backstage/plugin-scaffolder-react';
import { ScaffolderField } from '@backstage/plugin-scaffolder-react/alpha';
import FormHelperText from '@material-ui/core/FormHelperText';
import TextField from '@material-ui/core/TextField';
import { useState } from 'react';
import { StatusText, type Tone } from '../status';

/** What is to be said about a text while it is typed. */
export interface Explanation {
  tone: Tone;
  lines: string[];
  /** True for what more typing mends by itself: not said before the field is left. */
  early?: boolean;
}

/** A text of one line that is explained as it is typed. The form's own errors are shown where there is nothing to explain. */
export function ExplainedText(props: {
  field: FieldExtensionComponentProps<string>;
  explained: Explanation;
  label: string;
  help: string;
  /** What follows the help, such as what this portal allows. */
  note?: string;
}) {
  const { field, explained } = props;
  const { idSchema, schema, uiSchema, rawErrors = [] } = field;
  const [touched, setTouched] = useState(false);
  const impatient = explained.early && !touched;
  const statusId = `${idSchema.$id}__status`;
  const helpId = `${idSchema.$id}__help`;
  const shown = impatient ? undefined : explained;
  const wrong = shown?.tone === 'error' || (rawErrors.length > 0 && !shown);

  return (
    <ScaffolderField
      {...field}
      displayLabel={false}
      rawDescription={undefined}
      errors={undefined}
    >
      <TextField
        id={idSchema.$id}
        label={uiSchema['ui:title'] ?? schema.title ?? props.label}
        value={field.formData ?? ''}
        required={field.required}
        disabled={field.disabled}
        placeholder={uiSchema['ui:placeholder']}
        // eslint-disable-next-line jsx-a11y/no-autofocus -- the template's author decides, as for every other field
        autoFocus={Boolean(uiSchema['ui:autofocus'])}
        error={wrong}
        onChange={event =>
          field.onChange(
            event.target.value === '' ? undefined : event.target.value,
          )
        }
        onBlur={() => setTouched(true)}
        inputProps={{
          'aria-describedby': `${statusId} ${helpId}`,
          'aria-invalid': wrong,
          autoComplete: 'off',
          autoCapitalize: 'none',
          spellCheck: false,
        }}
      />
      <FormHelperText
        id={statusId}
        component="div"
        role="status"
        aria-live="polite"
      >
        {shown?.lines.map(line => (
          <div key={line}>
            <StatusText tone={shown.tone} wrap>
              {line}
            </StatusText>
          </div>
        ))}
        {!shown && rawErrors.map(error => <div key={error}>{error}</div>)}
      </FormHelperText>
      <FormHelperText id={helpId}>
        {uiSchema['ui:description'] ?? schema.description ?? props.help}
        {props.note && ` ${props.note}`}
      </FormHelperText>
    </ScaffolderField>
  );
}
