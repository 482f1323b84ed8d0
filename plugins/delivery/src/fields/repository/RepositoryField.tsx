import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { ScaffolderField } from '@backstage/plugin-scaffolder-react/alpha';
import FormHelperText from '@material-ui/core/FormHelperText';
import FormLabel from '@material-ui/core/FormLabel';
import TextField from '@material-ui/core/TextField';
import { useState } from 'react';
import { Problem } from '../../status';
import { deliveryTranslationRef } from '../../translation';
import { useFieldSetStyles } from '../useFieldSetStyles';
import { RepositoryChoice } from './RepositoryChoice';
import type { RepositoryProps } from './schema';
import { useRepositories } from './useRepositories';

/** An existing repository of the owner, chosen by its name from what a search finds. */
export function RepositoryField(props: RepositoryProps) {
  const { formData, idSchema, schema, uiSchema, onChange } = props;
  const { rawErrors = [] } = props;
  const classes = useFieldSetStyles();
  const { t } = useTranslationRef(deliveryTranslationRef);
  const [search, setSearch] = useState('');
  const { found, searching, error, retry } = useRepositories(search);
  const items = found?.items ?? [];
  const helpId = `${idSchema.$id}__help`;
  const hidden = (found?.total ?? 0) - items.length;
  // What was chosen stays in sight when the search goes on.
  const shown =
    formData && items.every(({ name }) => name !== formData)
      ? [{ name: formData, description: '' }, ...items]
      : items;

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
          {uiSchema['ui:title'] ?? schema.title ?? t('repository.label')}
        </FormLabel>
        <FormHelperText id={helpId}>
          {uiSchema['ui:description'] ??
            schema.description ??
            t('repository.help')}
        </FormHelperText>
        <TextField
          type="search"
          label={t('repository.search')}
          value={search}
          disabled={props.disabled}
          // eslint-disable-next-line jsx-a11y/no-autofocus -- the template's author decides, as for every other field
          autoFocus={Boolean(uiSchema['ui:autofocus'])}
          onChange={event => setSearch(event.target.value)}
          inputProps={{
            autoComplete: 'off',
            spellCheck: false,
            maxLength: 200,
          }}
        />
        {error && (
          <Problem
            title={t('repository.error')}
            error={error}
            onRetry={retry}
          />
        )}
        <div className={classes.row} aria-busy={searching}>
          {shown.map(repository => (
            <RepositoryChoice
              key={repository.name}
              repository={repository}
              group={idSchema.$id}
              checked={formData === repository.name}
              disabled={props.disabled}
              onChoose={() => onChange(repository.name)}
            />
          ))}
        </div>
        <FormHelperText component="div" role="status" aria-live="polite">
          {searching && t('repository.searching')}
          {!searching && found?.total === 0 && t('repository.none')}
          {!searching && hidden > 0 && t('repository.more', { count: hidden })}
        </FormHelperText>
      </fieldset>
      <div role="alert">
        {rawErrors.map(message => (
          <FormHelperText key={message} error>
            {formData ? message : t('repository.required')}
          </FormHelperText>
        ))}
      </div>
    </ScaffolderField>
  );
}
