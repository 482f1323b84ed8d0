export * from './ApplicationSetController';
export * from './HelmTemplateEngine';
export * from './TemplateEngine';
