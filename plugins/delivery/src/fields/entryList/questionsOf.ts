import type { EntryListProps } from './schema';

/** A text that is asked for each entry. */
export interface Question {
  name: string;
  title: string;
  help?: string;
  placeholder?: string;
  required: boolean;
}

/** What an entry is called, and what is asked for each. */
export function questionsOf({ schema, uiSchema }: EntryListProps): {
  title?: string;
  questions: Question[];
} {
  const { items } = schema;
  if (!items || typeof items !== 'object' || Array.isArray(items)) {
    return { questions: [] };
  }
  const { title, properties = {}, required = [] } = items;
  const questions = Object.entries(properties).map(([name, question]) => {
    const texts = typeof question === 'object' ? question : {};
    return {
      name,
      title: texts.title ?? name,
      help: texts.description,
      placeholder: uiSchema.items?.[name]?.['ui:placeholder'],
      required: required.includes(name),
    };
  });
  return { title, questions };
}
