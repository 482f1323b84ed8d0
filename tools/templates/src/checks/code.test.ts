import type { Rendered } from '../render';
import { problemsOf } from '.';
import { codeProblems } from './code';

const rendered = (file: string, content: string): Rendered => ({
  template: 'tiny',
  answers: {},
  gitops: {},
  files: new Map([[file, Buffer.from(content)]]),
});

const CSHARP = `namespace Acme.Orders;

/// <summary>A comment.</summary>
internal sealed class Orders(ILogger<Orders> logger) : IOrders
{
    private static readonly HashSet<string> Known = ["a", "b"];

    public string Name => $"{logger} of {Known.Count}";
}
`;

const JAVA = `package com.acme.orders;

/** A comment. */
public record Orders(String name) {
    String greeting() {
        return "Hello, %s".formatted(name);
    }
}
`;

describe('code', () => {
  it('without a fault has no problem', async () => {
    expect(await codeProblems(rendered('Orders.cs', CSHARP))).toEqual([]);
    expect(await codeProblems(rendered('Orders.java', JAVA))).toEqual([]);
  });

  it.each([
    ['Orders.cs', CSHARP.replace(';\n}', '\n}'), 8],
    ['Orders.cs', CSHARP.replace('Count}"', 'Count}'), 8],
    ['Orders.cs', CSHARP.replace('Acme.Orders;', '"Acme";'), 1],
    ['Orders.java', JAVA.replace('(name);', '(name)'), 6],
    ['Orders.java', JAVA.replace('"Hello', 'Hello'), 6],
    ['Orders.java', JAVA.replace('com.acme', 'com.2acme'), 1],
  ])('with a fault in %s names its line (%#)', async (file, text, line) => {
    const [problem] = await codeProblems(rendered(file, text));
    expect(problem).toMatch(`${file}:${line}: near `);
  });

  it('with a fault is not looked at any further', async () => {
    const broken = rendered('Orders.cs', CSHARP.replace(';\n}', '\n}'));
    expect(await problemsOf(broken)).toEqual(await codeProblems(broken));
  });

  it('in a language without a grammar here is left to its own tools', async () => {
    expect(await codeProblems(rendered('orders.py', 'def ('))).toEqual([]);
  });
});
