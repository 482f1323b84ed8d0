import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { toolVersion } from '../lib/toolVersion.mjs';

const ACTIONS = fileURLToPath(new URL('../actions', import.meta.url));
const languages = readdirSync(ACTIONS).filter(name => name.startsWith('test-'));

/** What a language's action asks for. */
function asked(language) {
  const source = readFileSync(join(ACTIONS, language, 'action.yaml'), 'utf8');
  const value = name => new RegExp(`^ +${name}: '?(.*?)'?$`, 'm').exec(source)[1];
  return { files: value('FILES').split(' ').filter(Boolean), image: value('IMAGE'), fallback: value('FALLBACK') };
}

describe('the version of a tool chain', () => {
  let folder;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'version-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const dockerfile = from => writeFileSync(join(folder, 'Dockerfile'), `# syntax=x\nFROM ${from} AS build\nFROM scratch\n`);

  for (const [language, from, version] of [
    ['test-node', 'node:24.21.0-bookworm-slim', '24.21.0'],
    ['test-node', '--platform=$BUILDPLATFORM 1.dkr.ecr.eu-west-1.amazonaws.com/docker-hub/library/node:22', '22'],
    ['test-python', 'python:3.13.18-slim-bookworm', '3.13'],
    ['test-java', 'maven:3.9.16-eclipse-temurin-25', '25'],
    ['test-java', 'eclipse-temurin:21.0.4_7-jdk', '21'],
    ['test-dotnet', 'mcr.microsoft.com/dotnet/sdk:10.0.401-noble', '10.0'],
  ]) {
    it(`is ${version} where the image builds on ${from}`, () => {
      dockerfile(from);
      assert.deepEqual(toolVersion({ folder, ...asked(language) }), { version, from: 'Dockerfile' });
    });
  }

  for (const language of languages) {
    it(`is the pipeline's own where ${language} finds nothing`, () => {
      dockerfile('${BASE}');
      assert.deepEqual(toolVersion({ folder, ...asked(language) }), { version: asked(language).fallback, from: 'the pipeline' });
    });
  }

  it('is the one of a version file before all', () => {
    dockerfile('node:24.21.0');
    writeFileSync(join(folder, '.nvmrc'), 'v22.1.0\n');
    assert.deepEqual(toolVersion({ folder, ...asked('test-node') }), { version: '22.1.0', from: '.nvmrc' });
  });
});
