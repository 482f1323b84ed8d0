export * from './Cluster';
export * from './ClusterError';
export * from './createCluster';
export * from './images';
export * from './model';
