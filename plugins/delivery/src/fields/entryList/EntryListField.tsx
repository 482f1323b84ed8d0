import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { deliveryTranslationRef } from '../../translation';
import { ListFieldSet } from '../lists';
import { Entry } from './Entry';
import { questionsOf } from './questionsOf';
import type { EntryListProps } from './schema';

/** Some entries of several texts each, which can be added and taken away. */
export function EntryListField(props: EntryListProps) {
  const { formData, idSchema, errorSchema, disabled, onChange } = props;
  const entries = formData ?? [];
  const { t } = useTranslationRef(deliveryTranslationRef);
  const { title = t('entryList.item'), questions } = questionsOf(props);
  const item = title.toLocaleLowerCase();

  return (
    <ListFieldSet
      field={props}
      help={t('entryList.help')}
      item={item}
      length={entries.length}
      empty={entries.length === 0}
      add={() => onChange([...entries, {}])}
      remove={index => onChange(entries.filter((_, at) => at !== index))}
    >
      {(added, remove) =>
        entries.map((entry, index) => (
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
            onRemove={() => remove(index)}
          />
        ))
      }
    </ListFieldSet>
  );
}
