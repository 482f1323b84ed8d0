export * from './GitHubClient';
