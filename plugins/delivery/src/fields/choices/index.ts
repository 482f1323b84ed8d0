export * from './Choice';
export * from './ChoiceFieldSet';
export * from './useChoiceStyles';
export * from './useFirstChoice';
