import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { FieldExtensionComponentProps } from '@backstage/plugin-scaffolder-react';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { deliveryTranslationRef } from '../../translation';
import { ChoiceFieldSet } from '../choices';
import { AddButton } from './AddButton';

interface Props<T> {
  /** What the form gave the field. */
  field: FieldExtensionComponentProps<T[]>;
  help: string;
  /** What one is called within a sentence. */
  item: string;
  length: number;
  /** Nothing is given yet. */
  empty: boolean;
  add: () => void;
  remove: (index: number) => void;
  /** The list, with the place of what was added a moment ago. */
  children: (
    added: number | undefined,
    remove: Props<T>['remove'],
  ) => ReactNode;
}

/** What lists have around them: legend, help, what is wrong, and the button that adds, where the focus goes after a removal. */
export function ListFieldSet<T>(props: Props<T>) {
  const { field, length } = props;
  const { t } = useTranslationRef(deliveryTranslationRef);
  const [added, setAdded] = useState<number>();
  const [removals, setRemovals] = useState(0);
  const addButton = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    // A full list has no button until one is taken away.
    if (removals > 0) addButton.current?.focus();
  }, [removals]);

  const remove = (index: number) => {
    props.remove(index);
    setAdded(undefined);
    setRemovals(removals + 1);
  };

  return (
    <ChoiceFieldSet
      field={field}
      words={{
        label: t('textList.label'),
        help: props.help,
        error: '',
        required: t('textList.required'),
      }}
      empty={props.empty}
      onRetry={props.add}
    >
      {props.children(added, remove)}
      {length < (field.schema.maxItems ?? Infinity) && (
        <AddButton
          ref={addButton}
          disabled={field.disabled}
          onClick={() => {
            setAdded(length);
            props.add();
          }}
        >
          {t('textList.add', { item: props.item })}
        </AddButton>
      )}
    </ChoiceFieldSet>
  );
}
