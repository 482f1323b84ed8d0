export * from './setUpBrowser';
export * from './translationProblems';
