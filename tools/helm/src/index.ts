export { HelmError } from './HelmError';
export { extractHelm } from './extractHelm';
export { helmPath } from './helmPath';
export { runHelm } from './runHelm';
export type { HelmOptions, HelmOutput } from './runHelm';
