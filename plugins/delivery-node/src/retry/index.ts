export * from './retryAfter';
export * from './withRetry';
