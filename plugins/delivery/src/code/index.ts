export * from './GetTheCodeCard';
