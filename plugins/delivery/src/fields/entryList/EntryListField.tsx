import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { useRef, useState } from 'react';
import { deliveryTranslationRef } from '../../translation';
import { AddButton, ChoiceFieldSet } from '../choices';
import { Entry } from './Entry';
import { questionsOf } from './questionsOf';
import type { EntryListProps } from './schema';

/** Some entries of several texts each, which can be added and taken away. */
export function EntryListField(props: EntryListProps) {
  const { formData, idSchema, schema, errorSchema, disabled, onChange } = props;
  const entries = formData ?? [];
  const { t } = useTranslationRef(deliveryTranslationRef);
  const [added, setAdded] = useState<number>();
  const addButton = useRef<HTMLButtonElement>(null);
  const { title = t('entryList.item'), questions } = questionsOf(props);
  const item = title.toLocaleLowerCase();

  return (
    <ChoiceFieldSet
      field={props}
      words={{
        label: t('textList.label'),
        help: t('entryList.help'),
        error: '',
        required: t('textList.required'),
      }}
      empty={entries.length === 0}
      onRetry={() => {}}
    >
      {entries.map((entry, index) => (
        <Entry
          // Entries have no names of their own, and show nothing but their texts.
          // eslint-disable-next-line react/no-array-index-key
          key={index}
          id={`${idSchema.$id}_${index}`}
          title={`${title} ${index + 1}`}
          removal={t('textList.remove', { item, number: String(index + 1) })}
          questions={questions}
          entry={entry}
          errorSchema={errorSchema?.[index]}
          disabled={disabled}
          isNew={index === added}
          onChange={changed =>
            onChange(entries.map((old, at) => (at === index ? changed : old)))
          }
          onRemove={() => {
            onChange(entries.filter((_, at) => at !== index));
            setAdded(undefined);
            addButton.current?.focus();
          }}
        />
      ))}
      {entries.length < (schema.maxItems ?? Infinity) && (
        <AddButton
          ref={addButton}
          disabled={disabled}
          onClick={() => {
            setAdded(entries.length);
            onChange([...entries, {}]);
          }}
        >
          {t('textList.add', { item })}
        </AddButton>
      )}
    </ChoiceFieldSet>
  );
}
