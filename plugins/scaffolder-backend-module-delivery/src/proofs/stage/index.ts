export * from './SandboxProcess';
export * from './Stage';
