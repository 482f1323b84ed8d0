export * from './SandboxProcess';
export * from './Stage';
export * from './writes';
export * from './crash';
