export * from './SignInPage';
export * from './providers';
