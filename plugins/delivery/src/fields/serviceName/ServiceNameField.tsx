import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { ScaffolderField } from '@backstage/plugin-scaffolder-react/alpha';
import {
  SERVICE_NAME_MAX_LENGTH,
  SERVICE_NAME_MIN_LENGTH,
  serviceNameProblem,
} from '@internal/plugin-delivery-common';
import FormHelperText from '@material-ui/core/FormHelperText';
import TextField from '@material-ui/core/TextField';
import { useState } from 'react';
import { StatusText, type Tone } from '../../status';
import { deliveryTranslationRef } from '../../translation';
import type { ServiceNameProps } from './schema';
import { useNameCheck, type NameCheckState } from './useNameCheck';

/** A service's name: its form is explained as it is typed, and whether it is free is asked live. */
export function ServiceNameField(props: ServiceNameProps) {
  const { formData, idSchema, schema, uiSchema, rawErrors = [] } = props;
  const name = formData ?? '';
  const { t } = useTranslationRef(deliveryTranslationRef);
  const [touched, setTouched] = useState(false);
  const check = useNameCheck(name);
  const explained = useExplanation(name, check);
  const impatient = explained.early && !touched;
  const statusId = `${idSchema.$id}__status`;
  const helpId = `${idSchema.$id}__help`;
  const shown = impatient ? undefined : explained;
  const wrong = shown?.tone === 'error' || (rawErrors.length > 0 && !shown);

  return (
    <ScaffolderField
      {...props}
      displayLabel={false}
      rawDescription={undefined}
      errors={undefined}
    >
      <TextField
        id={idSchema.$id}
        label={uiSchema['ui:title'] ?? schema.title ?? t('name.label')}
        value={name}
        required={props.required}
        disabled={props.disabled}
        // eslint-disable-next-line jsx-a11y/no-autofocus -- the template's author decides, as for every other field
        autoFocus={Boolean(uiSchema['ui:autofocus'])}
        error={wrong}
        onChange={event =>
          props.onChange(
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
            <StatusText tone={shown.tone}>{line}</StatusText>
          </div>
        ))}
        {!shown && rawErrors.map(error => <div key={error}>{error}</div>)}
      </FormHelperText>
      <FormHelperText id={helpId}>
        {uiSchema['ui:description'] ?? schema.description ?? t('name.help')}
      </FormHelperText>
    </ScaffolderField>
  );
}

interface Explanation {
  tone: Tone;
  lines: string[];
  /** True for what more typing mends by itself: not said before the field is left. */
  early?: boolean;
}

function useExplanation(name: string, check: NameCheckState): Explanation {
  const { t } = useTranslationRef(deliveryTranslationRef);
  if (name === '') {
    return { tone: 'error', lines: [t('name.required')], early: true };
  }
  const problem = serviceNameProblem(name);
  if (problem) {
    return {
      tone: 'error',
      early: problem === 'too-short' || problem === 'last-hyphen',
      lines: [
        t(`name.problem.${problem}`, {
          name,
          length: name.length,
          min: SERVICE_NAME_MIN_LENGTH,
          max: SERVICE_NAME_MAX_LENGTH,
        } as never),
      ],
    };
  }
  switch (check.kind) {
    case 'available':
      return { tone: 'ok', lines: [t('name.available', { name })] };
    case 'taken':
      return {
        tone: 'error',
        lines: check.problems.map(({ system, message }) =>
          t('name.taken', { system, message }),
        ),
      };
    case 'unreachable':
      return { tone: 'warning', lines: [t('name.unreachable')] };
    default:
      return { tone: 'aborted', lines: [t('name.checking')] };
  }
}
