export * from './createGitHub';
