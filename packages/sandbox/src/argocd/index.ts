export * from './createArgoCd';
