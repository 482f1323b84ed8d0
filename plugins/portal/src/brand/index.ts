export * from './LogoFull';
export * from './LogoIcon';
export * from './name';
