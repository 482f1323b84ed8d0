export * from './ApplicationSetController';
export * from './HelmTemplateEngine';
export * from './RememberingTemplateEngine';
export * from './TemplateEngine';
