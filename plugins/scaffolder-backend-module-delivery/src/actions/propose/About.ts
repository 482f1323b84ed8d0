import type { NeededFile } from '../inspect-repository/language';
import type { RegisteredApi } from './registeredApi';

/** What is said of a proposal. */
export interface About {
  service: string;
  repository: { htmlUrl: string; defaultBranch: string; fork: boolean };
  /** Text of the files that it adds, by path. */
  files: Record<string, string>;
  /** Paths of files that the repository has already. */
  left: string[];
  /** Pages in its docs folder that we do not bring. */
  pages: string[];
  /** What the pipeline needs and does not find. */
  needed: NeededFile[];
  /** The API that our catalog file registers, by a document that was found. */
  api?: RegisteredApi;
  /** What the form was told. */
  port?: number;
  path?: string;
  taskUrl: string;
}
