export * from './Side';
export * from './ours';
export * from './upstream';
export { defaultAnswers } from './product';
