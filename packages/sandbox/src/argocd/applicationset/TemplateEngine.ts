/** Go templates as ApplicationSets use them. */
export interface TemplateEngine {
  /** Renders each text with each parameter set: one row a set, one column a text. Throws when a key is missing. */
  render(texts: string[], parameters: object[]): Promise<string[][]>;
}
