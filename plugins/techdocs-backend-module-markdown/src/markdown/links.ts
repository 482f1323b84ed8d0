import type Token from 'markdown-it/lib/token.mjs';

/** A new address for a link or image; undefined takes the link away and leaves its text. */
export type ResolveLink = (href: string) => string | undefined;

/** Puts every link and image of a page through `resolve`. */
export function rewriteLinks(tokens: Token[], resolve: ResolveLink): void {
  for (const token of tokens) {
    const attribute = token.type === 'image' ? 'src' : 'href';
    const value =
      token.type === 'image' || token.type === 'link_open'
        ? token.attrGet(attribute)
        : null;
    if (value !== null) {
      const resolved = resolve(value);
      if (resolved === undefined) {
        token.attrs = (token.attrs ?? []).filter(
          ([name]) => name !== attribute,
        );
      } else {
        token.attrSet(attribute, resolved);
      }
    }
    if (token.children) {
      rewriteLinks(token.children, resolve);
    }
  }
}
