import { randomUUID } from 'node:crypto';
import type { Request, Response, Router } from 'express';
import PromiseRouter from 'express-promise-router';
import type { RegistryDeps } from '../oci/OciCall';
import { readBody } from '../readBody';
import { AwsError } from './AwsError';
import { OPERATIONS } from './operations';
import { verifySignature } from './signature';
import { answerSts, stsError } from './sts';

const TARGET = /^AmazonEC2ContainerRegistry_V20150921\.(\w+)$/;
const MAX_BODY_BYTES = 1024 * 1024;
const ACCESS_KEY_ID = 'sandbox';

/** `POST /`: the JSON API of ECR, or the query API of STS where the body is a form. */
export function createAwsRouter(deps: RegistryDeps): Router {
  const router = PromiseRouter();
  router.post('/', async (request, response) => {
    const requestId = randomUUID();
    response.set('x-amzn-RequestId', requestId);
    const body = (await readBody(request, MAX_BODY_BYTES)) ?? Buffer.alloc(0);
    if (request.is('application/x-www-form-urlencoded')) {
      answerQuery(deps, { request, response, body, requestId });
    } else {
      await answerJson(deps, { request, response, body });
    }
  });
  router.use((request, response) => {
    response.status(501).json({
      message: `The sandbox's registry does not answer ${request.method} ${request.originalUrl}`,
    });
  });
  return router;
}

interface Call {
  request: Request;
  response: Response;
  body: Buffer;
}

async function answerJson(
  deps: RegistryDeps,
  { request, response, body }: Call,
): Promise<void> {
  response.set('Content-Type', 'application/x-amz-json-1.1');
  try {
    verify(deps, { request, body, service: 'ecr' });
    const target = request.get('x-amz-target') ?? '';
    const name = TARGET.exec(target)?.[1];
    const operation = name && OPERATIONS.get(name);
    if (!operation) {
      throw new AwsError(
        'NotImplementedException',
        `The sandbox's ECR does not answer ${
          name ?? (target || 'a call without X-Amz-Target')
        }`,
        501,
      );
    }
    const output = await operation(deps, parseJson(body));
    response.end(JSON.stringify(output));
  } catch (error) {
    const known = asAwsError(deps, error);
    response.status(known.status).set('x-amzn-ErrorType', known.code);
    response.end(
      JSON.stringify({ __type: known.code, message: known.message }),
    );
  }
}

function answerQuery(
  deps: RegistryDeps,
  { request, response, body, requestId }: Call & { requestId: string },
): void {
  response.set('Content-Type', 'text/xml');
  try {
    verify(deps, { request, body, service: 'sts' });
    const form = new URLSearchParams(body.toString('utf8'));
    response.end(answerSts(form, deps.context.accountId, requestId));
  } catch (error) {
    const known = asAwsError(deps, error);
    response.status(known.status).end(stsError(known, requestId));
  }
}

function verify(
  { context }: RegistryDeps,
  options: { request: Request; body: Buffer; service: string },
): void {
  const { request, body, service } = options;
  verifySignature(
    {
      method: request.method,
      url: request.originalUrl,
      headers: request.headers,
      body,
    },
    {
      accessKeyId: ACCESS_KEY_ID,
      secretAccessKey: context.token,
      region: context.region,
      service,
    },
  );
}

function parseJson(body: Buffer): unknown {
  try {
    return body.length > 0 ? JSON.parse(body.toString('utf8')) : {};
  } catch {
    throw new AwsError('SerializationException', 'The body is not JSON');
  }
}

function asAwsError({ context }: RegistryDeps, error: unknown): AwsError {
  if (error instanceof AwsError) {
    return error;
  }
  context.log('ecr', String(error));
  return new AwsError('ServerException', 'The registry failed', 500);
}
