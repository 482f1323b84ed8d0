import { tokenize, type Token } from './lexer';
import type { Value } from './values';

export type Expression =
  | { kind: 'literal'; value: Value }
  | { kind: 'context'; name: string }
  | { kind: 'index'; target: Expression; key: Expression }
  | { kind: 'filter'; target: Expression }
  | { kind: 'call'; name: string; args: Expression[] }
  | { kind: 'not'; operand: Expression }
  | { kind: 'binary'; operator: string; left: Expression; right: Expression };

/** Loosest first. */
const PRECEDENCE = [['||'], ['&&'], ['==', '!='], ['<', '<=', '>', '>=']];
const CONSTANTS: Record<string, Value> = {
  true: true,
  false: false,
  null: null,
  NaN,
  Infinity,
};

/** Whether one of these functions is called anywhere in the expression. */
export function calls(expression: Expression, names: string[]): boolean {
  switch (expression.kind) {
    case 'call':
      return (
        names.includes(expression.name) ||
        expression.args.some(arg => calls(arg, names))
      );
    case 'index':
      return calls(expression.target, names) || calls(expression.key, names);
    case 'filter':
      return calls(expression.target, names);
    case 'not':
      return calls(expression.operand, names);
    case 'binary':
      return calls(expression.left, names) || calls(expression.right, names);
    default:
      return false;
  }
}

class Parser {
  readonly #tokens: Token[];
  #next = 0;

  constructor(private readonly source: string) {
    this.#tokens = tokenize(source);
  }

  whole(): Expression {
    const expression = this.#binary(0);
    if (this.#peek().kind !== 'end') {
      throw this.#unexpected();
    }
    return expression;
  }

  #binary(level: number): Expression {
    if (level === PRECEDENCE.length) {
      return this.#unary();
    }
    let left = this.#binary(level + 1);
    for (
      let operator = this.#take(...PRECEDENCE[level]);
      operator;
      operator = this.#take(...PRECEDENCE[level])
    ) {
      const right = this.#binary(level + 1);
      left = { kind: 'binary', operator, left, right };
    }
    return left;
  }

  #unary(): Expression {
    return this.#take('!')
      ? { kind: 'not', operand: this.#unary() }
      : this.#postfix();
  }

  #postfix(): Expression {
    let target = this.#primary();
    for (;;) {
      if (this.#take('.')) {
        target = this.#take('*')
          ? { kind: 'filter', target }
          : {
              kind: 'index',
              target,
              key: { kind: 'literal', value: this.#name() },
            };
      } else if (this.#take('[')) {
        if (this.#take('*')) {
          target = { kind: 'filter', target };
        } else {
          target = { kind: 'index', target, key: this.#binary(0) };
        }
        this.#expect(']');
      } else {
        return target;
      }
    }
  }

  #primary(): Expression {
    const token = this.#peek();
    if (token.kind === 'literal') {
      this.#next += 1;
      return { kind: 'literal', value: token.value ?? null };
    }
    if (this.#take('(')) {
      const inner = this.#binary(0);
      this.#expect(')');
      return inner;
    }
    const name = this.#name();
    if (this.#take('(')) {
      return { kind: 'call', name: name.toLowerCase(), args: this.#args() };
    }
    return Object.hasOwn(CONSTANTS, name)
      ? { kind: 'literal', value: CONSTANTS[name] }
      : { kind: 'context', name };
  }

  #args(): Expression[] {
    const args: Expression[] = [];
    if (this.#take(')')) {
      return args;
    }
    do {
      args.push(this.#binary(0));
    } while (this.#take(','));
    this.#expect(')');
    return args;
  }

  #peek(): Token {
    return this.#tokens[this.#next];
  }

  #take(...operators: string[]): string | undefined {
    const token = this.#peek();
    if (token.kind !== 'operator' || !operators.includes(token.text)) {
      return undefined;
    }
    this.#next += 1;
    return token.text;
  }

  #expect(operator: string): void {
    if (!this.#take(operator)) {
      throw this.#unexpected();
    }
  }

  #name(): string {
    const token = this.#peek();
    if (token.kind !== 'name') {
      throw this.#unexpected();
    }
    this.#next += 1;
    return token.text;
  }

  #unexpected(): Error {
    const token = this.#peek();
    return new Error(
      `Unexpected '${token.text}' at position ${
        token.position + 1
      } of expression: ${this.source}`,
    );
  }
}

/** Parses the inside of `${{ }}`. Throws an error that quotes the expression. */
export function parseExpression(source: string): Expression {
  return new Parser(source).whole();
}
