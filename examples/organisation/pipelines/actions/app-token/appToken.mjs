import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { randomUUID } from 'node:crypto';
import { createGitHub } from '../../lib/github.mjs';

const LIFETIME_SECONDS = 300;

/** Signs as the App by AWS KMS and exchanges the signature for a token of one repository, contents only. */
export async function createAppToken({
  settings,
  caller,
  repository,
  folder,
  command,
  now = Date.now,
}) {
  const unsigned = unsignedJwt(settings.releaseApp.clientId, now());
  const signature = await sign({ settings, folder, command, unsigned });
  const request = createGitHub({
    apiUrl: caller.apiUrl,
    token: `${unsigned}.${signature}`,
  });
  const installation = await request(
    'GET',
    `/repos/${caller.owner}/${repository}/installation`,
  );
  const { token } = await request(
    'POST',
    `/app/installations/${installation.id}/access_tokens`,
    { repositories: [repository], permissions: { contents: 'write' } },
  );
  return token;
}

function unsignedJwt(issuer, milliseconds) {
  const seconds = Math.floor(milliseconds / 1000);
  const encode = part =>
    Buffer.from(JSON.stringify(part)).toString('base64url');
  // A minute back: GitHub refuses what its own clock calls the future.
  return `${encode({ alg: 'RS256', typ: 'JWT' })}.${encode({
    iat: seconds - 60,
    exp: seconds + LIFETIME_SECONDS,
    iss: issuer,
  })}`;
}

async function sign({ settings, folder, command, unsigned }) {
  const file = join(folder, `${randomUUID()}.jwt`);
  writeFileSync(file, unsigned, { mode: 0o600 });
  try {
    const answer = await command(
      'aws',
      'kms',
      'sign',
      '--key-id',
      settings.releaseApp.key,
      '--message',
      `fileb://${file}`,
      '--message-type',
      'RAW',
      '--signing-algorithm',
      'RSASSA_PKCS1_V1_5_SHA_256',
      '--output',
      'json',
    );
    return Buffer.from(JSON.parse(answer).Signature, 'base64').toString(
      'base64url',
    );
  } finally {
    rmSync(file, { force: true });
  }
}
