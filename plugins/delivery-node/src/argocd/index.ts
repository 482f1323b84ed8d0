export * from './ArgoCdClient';
export * from './DefaultArgoCdClient';
export * from './argoCdClientServiceRef';
