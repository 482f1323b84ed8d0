export * from './SandboxProcess';
export * from './Stage';
export * from './outcomes';
export * from './writes';
export * from './crash';
export * from './crashAtEach';
