import { isPair, isScalar, stringify, visit, type Document } from 'yaml';

const MAX_WIDTH = 120;

/** Puts on one line whatever fits there: `requests: { cpu: 100m, memory: 128Mi }`. Texts of several lines stay as they are. */
export function flowLeaves(document: Document): void {
  visit(document, {
    Collection(_, node, path) {
      const parent = path.at(-1);
      if (path.length === 1 || node.items.length === 0) {
        return undefined;
      }
      const key =
        isPair(parent) && isScalar(parent.key) ? String(parent.key.value) : '';
      const indent = 2 * path.filter(ancestor => !isPair(ancestor)).length - 4;
      const line = stringify(node.toJS(document), {
        collectionStyle: 'flow',
        lineWidth: 0,
      }).trim();
      if (
        indent + key.length + ': '.length + line.length > MAX_WIDTH ||
        line.includes('\n') ||
        line.includes('\\n')
      ) {
        return undefined;
      }
      node.flow = true;
      return visit.SKIP;
    },
  });
}
