import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { CHART } from './render';

const folder = path.join(CHART, 'templates');
const files = readdirSync(folder).map(name => ({
  name,
  text: readFileSync(path.join(folder, name), 'utf8'),
}));

describe('the templates', () => {
  it.each([
    [
      'the cluster, which a renderer offline does not have',
      /\.Capabilities|\blookup\b/,
    ],
    [
      'chance',
      /\brand\w+|\buuidv4\b|\bgen(PrivateKey|CA|SelfSignedCert|SignedCert)\w*|\bhtpasswd\b/,
    ],
    ['time', /\bnow\b|\bdate\w*\b|\bago\b/],
    ['hooks and waves', /helm\.sh\/hook|argocd\.argoproj\.io/],
    ['values as templates', /\btpl\b/],
    ['the environment', /\b(expand)?env\b "|\bgetHostByName\b/],
    ['defaults that turn an explicit false into true', /default true/],
    [
      'revision and kind of operation, which GitOps does not know',
      /\.Release\.(IsUpgrade|IsInstall|Revision)/,
    ],
  ])('do not use %s', (_, pattern) => {
    const users = files.filter(({ text }) =>
      text
        .replace(/\{\{-? ?\/\*[\s\S]*?\*\/ ?-?\}\}/g, '')
        .split('\n')
        .some(line => pattern.test(line)),
    );
    expect(users.map(({ name }) => name)).toEqual([]);
  });

  it('hold one kind a file', () => {
    const many = files.filter(
      ({ text }) => new Set(text.match(/^kind: .*/gm) ?? []).size > 1,
    );
    expect(many).toEqual([]);
  });

  it('are each short enough to read at once', () => {
    const long = files.filter(({ text }) => text.split('\n').length > 200);
    expect(long.map(({ name }) => name)).toEqual([]);
  });
});
