export * from './extensions';
export * from './palettes';
export * from './themes';
