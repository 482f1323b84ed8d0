export * from './buildOciArchive';
export { DockerfileError } from './dockerfile';
export * from './readOciArchive';
