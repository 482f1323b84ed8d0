import type { ErrorLike } from '@backstage/errors';
import type { FieldExtensionComponentProps } from '@backstage/plugin-scaffolder-react';
import FormHelperText from '@material-ui/core/FormHelperText';
import FormLabel from '@material-ui/core/FormLabel';
import type { ReactNode } from 'react';
import { Loading, Problem } from '../../status';
import { useChoiceStyles } from './useChoiceStyles';
import { BareField } from '../BareField';

export interface ChoiceFieldSetProps<T> {
  /** What the form gave the field. */
  field: FieldExtensionComponentProps<T>;
  /** Title and help where the form has none of its own; what is said when the choices fail, and when none is made. */
  words: { label: string; help: string; error: string; required: string };
  loading?: boolean;
  error?: ErrorLike;
  onRetry: () => void;
  /** Nothing is chosen: a rule of the form that is broken means that, whatever its own words are. */
  empty: boolean;
  children: ReactNode;
}

/** What choices have around them: legend, help, waiting, what went wrong with a way out, and what is missing. */
export function ChoiceFieldSet<T>(props: ChoiceFieldSetProps<T>) {
  const { field, words, error } = props;
  const { idSchema, schema, uiSchema, rawErrors = [] } = field;
  const classes = useChoiceStyles();
  const wrong = [
    ...new Set(
      rawErrors.map(message => (props.empty ? words.required : message)),
    ),
  ];
  const helpId = `${idSchema.$id}__help`;
  return (
    <BareField field={field}>
      <fieldset
        id={idSchema.$id}
        className={classes.root}
        aria-describedby={helpId}
        aria-invalid={rawErrors.length > 0}
      >
        <FormLabel component="legend" required={field.required}>
          {uiSchema['ui:title'] ?? schema.title ?? words.label}
        </FormLabel>
        <FormHelperText id={helpId} error={false}>
          {uiSchema['ui:description'] ?? schema.description ?? words.help}
        </FormHelperText>
        {props.loading && <Loading rows={3} />}
        {error && (
          <Problem title={words.error} error={error} onRetry={props.onRetry} />
        )}
        {props.children}
      </fieldset>
      <div role="alert">
        {wrong.map(message => (
          <FormHelperText key={message} error>
            {message}
          </FormHelperText>
        ))}
      </div>
    </BareField>
  );
}
