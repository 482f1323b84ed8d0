export * from './Banner';
export * from './bannerConfig';
export * from './dismissal';
