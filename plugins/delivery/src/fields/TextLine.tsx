import type { FieldExtensionComponentProps } from '@backstage/plugin-scaffolder-react';
import FormHelperText from '@material-ui/core/FormHelperText';
import TextField from '@material-ui/core/TextField';
import type { ReactNode } from 'react';
import { BareField } from './BareField';

/** A text of one line with its title, its help, and what is said of it as it changes. */
export function TextLine(props: {
  field: FieldExtensionComponentProps<string>;
  /** Title and help where the form has none of its own. */
  label: string;
  help: string;
  /** What follows the help, such as what this portal allows. */
  note?: string;
  wrong: boolean;
  placeholder?: string;
  /** Texts to choose from; any other may be typed. */
  suggestions?: readonly string[];
  onLeave?: () => void;
  /** What is said of the text, to those who hear it too. */
  children: ReactNode;
}) {
  const { field, wrong, suggestions } = props;
  const { idSchema, schema, uiSchema } = field;
  const statusId = `${idSchema.$id}__status`;
  const helpId = `${idSchema.$id}__help`;
  const listId = suggestions && `${idSchema.$id}__suggestions`;

  return (
    <BareField field={field}>
      <TextField
        id={idSchema.$id}
        label={uiSchema['ui:title'] ?? schema.title ?? props.label}
        value={field.formData ?? ''}
        required={field.required}
        disabled={field.disabled}
        placeholder={uiSchema['ui:placeholder'] ?? props.placeholder}
        // eslint-disable-next-line jsx-a11y/no-autofocus -- the template's author decides, as for every other field
        autoFocus={Boolean(uiSchema['ui:autofocus'])}
        error={wrong}
        onChange={event =>
          field.onChange(
            event.target.value === '' ? undefined : event.target.value,
          )
        }
        onBlur={props.onLeave}
        inputProps={{
          list: listId,
          'aria-describedby': `${statusId} ${helpId}`,
          'aria-invalid': wrong,
          autoComplete: 'off',
          autoCapitalize: 'none',
          spellCheck: false,
        }}
      />
      {suggestions && (
        <datalist id={listId}>
          {suggestions.map(text => (
            <option key={text} value={text} />
          ))}
        </datalist>
      )}
      <FormHelperText
        id={statusId}
        component="div"
        role="status"
        aria-live="polite"
      >
        {props.children}
      </FormHelperText>
      <FormHelperText id={helpId}>
        {uiSchema['ui:description'] ?? schema.description ?? props.help}
        {props.note && ` ${props.note}`}
      </FormHelperText>
    </BareField>
  );
}
