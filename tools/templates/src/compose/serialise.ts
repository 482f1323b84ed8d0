import { Document } from 'yaml';

/** The text of a composed template: the same bytes for the same template. */
export function serialise(name: string, template: object): string {
  const document = new Document(template, { aliasDuplicateObjects: false });
  document.commentBefore = ` Made by \`yarn templates:compose\` from templates/${name}/template.yaml and templates/shared. Edit those.`;
  return document.toString({ lineWidth: 0 });
}
