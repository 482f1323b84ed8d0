/** What one rendering of a chart takes. */
export interface RenderInput {
  /** Folder or archive. */
  chart: string;
  releaseName: string;
  namespace: string;
  /** Contents of the values files, in order. */
  values: string[];
  /** `--set` or, where forced, `--set-string`. */
  parameters: Array<{ name: string; value: string; forceString?: boolean }>;
  kubeVersion?: string;
}

export interface Renderer {
  /** The manifests as YAML. Throws with helm's own words. */
  render(input: RenderInput): Promise<string>;
}
