import { useTranslationRef } from '@backstage/frontend-plugin-api';
import FormHelperText from '@material-ui/core/FormHelperText';
import TextField from '@material-ui/core/TextField';
import { useState } from 'react';
import { deliveryTranslationRef } from '../../translation';
import { ChoiceFieldSet, useChoiceStyles } from '../choices';
import { RepositoryChoice } from './RepositoryChoice';
import type { RepositoryProps } from './schema';
import { useRepositories } from './useRepositories';

/** An existing repository of the owner, chosen by its name from what a search finds. */
export function RepositoryField(props: RepositoryProps) {
  const { formData, idSchema, uiSchema, onChange } = props;
  const classes = useChoiceStyles();
  const { t } = useTranslationRef(deliveryTranslationRef);
  const [search, setSearch] = useState('');
  const { found, searching, error, retry } = useRepositories(search);
  const items = found?.items ?? [];
  const hidden = (found?.total ?? 0) - items.length;
  // What was chosen stays in sight when the search goes on.
  const shown =
    formData && items.every(({ name }) => name !== formData)
      ? [{ name: formData, description: '' }, ...items]
      : items;

  return (
    <ChoiceFieldSet
      field={props}
      words={{
        label: t('repository.label'),
        help: t('repository.help'),
        error: t('repository.error'),
        required: t('repository.required'),
      }}
      error={error}
      onRetry={retry}
      empty={!formData}
    >
      <TextField
        id={`${idSchema.$id}__search`}
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
    </ChoiceFieldSet>
  );
}
