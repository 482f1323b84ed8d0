import type { Sandbox } from '@internal/sandbox';

export interface TemplateOptions {
  /** An empty folder to be made, for the template and what it fetches. */
  directory: string;
  urls: Sandbox['urls'];
  token: string;
}

/** One of those that are compared. */
export interface Side {
  label: string;
  /** Name of its template in the catalog. */
  template: string;
  /** Packages whose versions are printed. */
  packages: string[];
  /** Writes the template and answers with its file. */
  writeTemplate(options: TemplateOptions): string;
  /** What the GitOps repository must hold for a service. */
  gitopsFiles(service: string, environments: readonly string[]): string[];
  /** What it does not do, or does besides; for the reader of the figures. */
  remarks: string[];
}
