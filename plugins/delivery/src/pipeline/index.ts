export * from './PipelineContent';
