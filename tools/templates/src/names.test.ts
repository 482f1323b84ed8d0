import type { JsonObject } from '@backstage/types';
import { readSource } from './compose';

/** Whether a form takes a name for the code. */
async function takes(template: string, option: string, name: string) {
  const { options } = await readSource(template);
  const questions = options!.properties as Record<string, JsonObject>;
  return new RegExp(questions[option].pattern as string).test(name);
}

describe('names of the code', () => {
  it.each([
    ['com.acme.service', true],
    ['com.acme.orders_2', true],
    ['com.acme.news', true],
    ['service', false],
    ['com.acme.new', false],
    ['java.acme', false],
    ['com.Acme', false],
    ['com.acme-orders', false],
    ['com..acme', false],
  ])('as a Java package %s: %s', async (name, taken) => {
    expect(await takes('java-service', 'package', name)).toBe(taken);
  });

  it.each([
    ['Acme.Service', true],
    ['Acme', true],
    ['Acme.Tasks', true],
    ['Acme.Systems', true],
    ['Acme.Task', false],
    ['Program', false],
    ['Acme.Results.Exams', false],
    ['System.Orders', false],
    ['Microsoft', false],
    ['acme.Service', false],
    ['Acme.2Orders', false],
    ['Acme.', false],
  ])('as a .NET namespace %s: %s', async (name, taken) => {
    expect(await takes('dotnet-service', 'namespace', name)).toBe(taken);
  });
});
