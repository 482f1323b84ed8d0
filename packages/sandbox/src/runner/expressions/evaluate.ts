import { FUNCTIONS, type Functions } from './functions';
import { calls, parseExpression, type Expression } from './parser';
import {
  compare,
  isObject,
  looselyEqual,
  property,
  toText,
  truthy,
  type Contexts,
  type Value,
} from './values';

/** What an expression may see. */
export interface Scope {
  contexts: Contexts;
  /** Functions beside the built-in ones, by lower-case name. */
  functions?: Functions;
}

const STATUS_FUNCTIONS = ['success', 'failure', 'always', 'cancelled'];

/** The value of one expression, without its `${{ }}`. */
export function evaluate(source: string, scope: Scope): Value {
  return evaluateNode(parseExpression(source), scope);
}

/** A string with its `${{ }}` parts replaced; of a string that is one expression, the value itself. */
export function evaluateTemplate(template: string, scope: Scope): Value {
  const parts = splitTemplate(template);
  if (parts.length === 1 && parts[0].kind === 'expression') {
    return evaluate(parts[0].text, scope);
  }
  return parts
    .map(part =>
      part.kind === 'text' ? part.text : toText(evaluate(part.text, scope)),
    )
    .join('');
}

/** Every string inside a value evaluated as a template. */
export function evaluateDeep(value: Value, scope: Scope): Value {
  if (typeof value === 'string') {
    return evaluateTemplate(value, scope);
  }
  if (Array.isArray(value)) {
    return value.map(item => evaluateDeep(item, scope));
  }
  if (isObject(value)) {
    return Object.fromEntries(
      Object.entries(value).map(([key, item]) => [
        key,
        evaluateDeep(item, scope),
      ]),
    );
  }
  return value;
}

/** Whether an `if:` holds; without a status function of its own it also wants `success()`. */
export function evaluateCondition(
  condition: string | undefined,
  scope: Scope,
): boolean {
  const source = unwrap(condition ?? '') || 'success()';
  const expression = parseExpression(source);
  if (
    !calls(expression, STATUS_FUNCTIONS) &&
    !truthy(evaluate('success()', scope))
  ) {
    return false;
  }
  return truthy(evaluateNode(expression, scope));
}

interface Part {
  kind: 'text' | 'expression';
  text: string;
}

function splitTemplate(template: string): Part[] {
  const parts: Part[] = [];
  let rest = template;
  for (let at = rest.indexOf('${{'); at >= 0; at = rest.indexOf('${{')) {
    const inner = /^(?:'(?:[^']|'')*'|(?!\}\})[^'])*/.exec(rest.slice(at + 3));
    const text = inner?.[0] ?? '';
    if (rest.slice(at + 3 + text.length, at + 5 + text.length) !== '}}') {
      throw new Error(`An expression is not closed: ${template}`);
    }
    if (at > 0) {
      parts.push({ kind: 'text', text: rest.slice(0, at) });
    }
    parts.push({ kind: 'expression', text });
    rest = rest.slice(at + 5 + text.length);
  }
  return rest ? [...parts, { kind: 'text', text: rest }] : parts;
}

function unwrap(condition: string): string {
  const parts = splitTemplate(condition.trim());
  return parts.length === 1 ? parts[0].text.trim() : condition.trim();
}

function evaluateNode(node: Expression, scope: Scope): Value {
  switch (node.kind) {
    case 'literal':
      return node.value;
    case 'context':
      return contextValue(node.name, scope);
    case 'index':
      return indexed(
        node.target,
        evaluateNode(node.target, scope),
        evaluateNode(node.key, scope),
      );
    case 'filter': {
      const target = evaluateNode(node.target, scope);
      if (Array.isArray(target)) {
        return target;
      }
      return isObject(target) ? Object.values(target) : [];
    }
    case 'call': {
      const call = scope.functions?.[node.name] ?? FUNCTIONS[node.name];
      if (!call) {
        throw new Error(`Unknown function in an expression: ${node.name}`);
      }
      return call(...node.args.map(arg => evaluateNode(arg, scope)));
    }
    case 'not':
      return !truthy(evaluateNode(node.operand, scope));
    default:
      return binary(node.operator, evaluateNode(node.left, scope), () =>
        evaluateNode(node.right, scope),
      );
  }
}

function contextValue(name: string, scope: Scope): Value {
  const key = Object.keys(scope.contexts).find(
    candidate => candidate.toLowerCase() === name.toLowerCase(),
  );
  if (key === undefined) {
    throw new Error(`Unrecognized named-value: '${name}'`);
  }
  return scope.contexts[key];
}

/** After a `*` a property means that of each element. */
function indexed(targetNode: Expression, target: Value, key: Value): Value {
  if (containsFilter(targetNode) && Array.isArray(target)) {
    return target
      .map(element => property(element, key))
      .filter(element => element !== null);
  }
  return property(target, key);
}

function containsFilter(node: Expression): boolean {
  return (
    node.kind === 'filter' ||
    (node.kind === 'index' && containsFilter(node.target))
  );
}

function binary(operator: string, left: Value, right: () => Value): Value {
  switch (operator) {
    case '&&':
      return truthy(left) ? right() : left;
    case '||':
      return truthy(left) ? left : right();
    case '==':
      return looselyEqual(left, right());
    case '!=':
      return !looselyEqual(left, right());
    case '<':
      return compare(left, right()) < 0;
    case '<=':
      return compare(left, right()) <= 0;
    case '>':
      return compare(left, right()) > 0;
    default:
      return compare(left, right()) >= 0;
  }
}
