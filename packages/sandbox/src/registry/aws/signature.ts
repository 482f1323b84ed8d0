import { createHash, createHmac } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { sameSecret } from '../../core';
import { AwsError } from './AwsError';

const FIVE_MINUTES = 5 * 60 * 1000;
const AUTHORIZATION =
  /^AWS4-HMAC-SHA256 Credential=([^/,\s]+)\/(\d{8})\/([^/,\s]+)\/([^/,\s]+)\/aws4_request,\s*SignedHeaders=([^,\s]+),\s*Signature=([0-9a-f]{64})$/;

export interface SignedRequest {
  method: string;
  /** With its query. */
  url: string;
  headers: IncomingHttpHeaders;
  body: Buffer;
}

/** Checks an AWS signature version 4 in the Authorization header, as AWS describes it. Throws AwsError. */
export function verifySignature(
  request: SignedRequest,
  expected: {
    accessKeyId: string;
    secretAccessKey: string;
    region: string;
    service: string;
  },
  now = Date.now(),
): void {
  const { authorization } = request.headers;
  if (!authorization) {
    throw new AwsError(
      'MissingAuthenticationTokenException',
      'Missing Authentication Token',
      403,
    );
  }
  const match = AUTHORIZATION.exec(authorization);
  if (!match) {
    throw new AwsError(
      'IncompleteSignatureException',
      'The Authorization header is not a signature of version 4',
      403,
    );
  }
  const [, keyId, date, region, service, signedHeaders, signature] = match;
  if (keyId !== expected.accessKeyId) {
    throw new AwsError(
      'UnrecognizedClientException',
      'The security token included in the request is invalid.',
      403,
    );
  }
  const timestamp = String(request.headers['x-amz-date'] ?? '');
  if (service !== expected.service || region !== expected.region) {
    throw invalid(
      `Credential should be scoped to ${expected.service} in ${expected.region}, not to ${service} in ${region}`,
    );
  }
  const skew = Math.abs(now - timeOf(timestamp));
  if (!timestamp.startsWith(date) || !(skew <= FIVE_MINUTES)) {
    throw invalid(
      `Signature expired: ${timestamp} is not within 5 minutes of this machine's time`,
    );
  }
  const names = signedHeaders.split(';');
  if (!names.includes('host') || !names.includes('x-amz-date')) {
    throw invalid("'Host' and 'X-Amz-Date' must be signed headers");
  }
  const scope = `${date}/${region}/${service}/aws4_request`;
  const toSign = [
    'AWS4-HMAC-SHA256',
    timestamp,
    scope,
    sha256(canonicalRequest(request, names)),
  ].join('\n');
  const key = [date, region, service, 'aws4_request'].reduce<string | Buffer>(
    (parent, part) => hmac(parent, part),
    `AWS4${expected.secretAccessKey}`,
  );
  if (!sameSecret(hmac(key, toSign).toString('hex'), signature)) {
    throw invalid(
      'The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. Consult the service documentation for details.',
    );
  }
}

function canonicalRequest(request: SignedRequest, names: string[]): string {
  const url = new URL(request.url, 'http://localhost');
  const query = [...url.searchParams]
    .map(([name, value]) => `${encode(name)}=${encode(value)}`)
    .sort();
  const headers = names.map(name => {
    const value = request.headers[name] ?? '';
    const flat = Array.isArray(value) ? value.join(',') : value;
    return `${name}:${flat.trim().replace(/ +/g, ' ')}\n`;
  });
  return [
    request.method,
    url.pathname.split('/').map(encode).join('/'),
    query.join('&'),
    headers.join(''),
    names.join(';'),
    sha256(request.body),
  ].join('\n');
}

function encode(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    character => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/** Milliseconds of `20261123T233000Z`; NaN for anything else. */
function timeOf(timestamp: string): number {
  return Date.parse(
    timestamp.replace(
      /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/,
      '$1-$2-$3T$4:$5:$6Z',
    ),
  );
}

function sha256(content: string | Buffer): string {
  return createHash('sha256').update(content).digest('hex');
}

function hmac(key: string | Buffer, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest();
}

function invalid(message: string): AwsError {
  return new AwsError('InvalidSignatureException', message, 403);
}
