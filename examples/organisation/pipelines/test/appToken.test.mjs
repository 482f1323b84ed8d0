import assert from 'node:assert/strict';
import { createVerify, generateKeyPairSync, sign } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { after, before, describe, it } from 'node:test';
import { createAppToken } from '../actions/app-token/appToken.mjs';
import { readSettings } from '../lib/settings.mjs';

const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });

describe('the token of the App', () => {
  const requests = [];
  let server;
  let apiUrl;

  before(async () => {
    server = createServer((request, response) => {
      let body = '';
      request.on('data', chunk => {
        body += chunk;
      });
      request.on('end', () => {
        requests.push({ line: `${request.method} ${request.url}`, jwt: request.headers.authorization.slice(7), body });
        response.setHeader('content-type', 'application/json');
        response.end(JSON.stringify(request.method === 'GET' ? { id: 9 } : { token: 'ghs_x' }));
      });
    });
    await new Promise(resolve => {
      server.listen(0, '127.0.0.1', resolve);
    });
    apiUrl = `http://127.0.0.1:${server.address().port}`;
  });
  after(() => server.close());

  it('is asked for with a signature that KMS made, for one repository, contents only', async () => {
    const commands = [];
    const token = await createAppToken({
      settings: readSettings(),
      caller: { owner: 'acme', apiUrl },
      repository: 'gitops-apps',
      folder: tmpdir(),
      command: async (...words) => {
        commands.push(words);
        const file = words[words.indexOf('--message') + 1].replace('fileb://', '');
        return JSON.stringify({
          Signature: sign('RSA-SHA256', readFileSync(file), privateKey).toString('base64'),
        });
      },
      now: () => 1_000_000_000_000,
    });
    assert.equal(token, 'ghs_x');
    assert.deepEqual(requests.map(({ line }) => line), [
      'GET /repos/acme/gitops-apps/installation',
      'POST /app/installations/9/access_tokens',
    ]);
    assert.deepEqual(JSON.parse(requests[1].body), {
      repositories: ['gitops-apps'],
      permissions: { contents: 'write' },
    });
    const [header, payload, signature] = requests[0].jwt.split('.');
    const verifier = createVerify('RSA-SHA256').update(`${header}.${payload}`);
    assert.ok(verifier.verify(publicKey, Buffer.from(signature, 'base64url')));
    assert.deepEqual(JSON.parse(Buffer.from(payload, 'base64url')), {
      iat: 999_999_940,
      exp: 1_000_000_300,
      iss: readSettings().releaseApp.clientId,
    });
    assert.ok(commands[0].includes('RSASSA_PKCS1_V1_5_SHA_256'));
  });
});
