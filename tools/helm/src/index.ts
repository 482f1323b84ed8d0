export { HelmError } from './HelmError';
export { extractHelm } from './extractHelm';
export { helmPath } from './helmPath';
export { packageChart } from './packageChart';
export type { PackagedChart } from './packageChart';
export { contentDigest } from './repackTarGz';
export { runHelm } from './runHelm';
export type { HelmOptions, HelmOutput } from './runHelm';
