import express, { type Router } from 'express';
import PromiseRouter from 'express-promise-router';
import {
  buildSchema,
  execute,
  GraphQLError,
  parse,
  validate,
  type DocumentNode,
} from 'graphql';
import { z } from 'zod';
import {
  answerErrors,
  ApiError,
  authenticate,
  identityOf,
  parseBody,
  setCommonHeaders,
  type Rest,
} from '../rest';
import { rootOf } from './resolvers';
import { SCHEMA } from './schema';

const requestSchema = z.object({
  query: z.string(),
  variables: z.record(z.unknown()).nullish(),
  operationName: z.string().nullish(),
});

/** GitHub's GraphQL API at `/api/graphql`, for the queries that clients of the sandbox make. */
export function createGraphql(rest: Rest): Router {
  const schema = buildSchema(SCHEMA);
  const router = PromiseRouter();
  router.use(setCommonHeaders, authenticate(rest));
  router.use(express.json({ limit: '10mb', strict: false, type: () => true }));
  router.post('/', async (request, response) => {
    const { query, variables, operationName } = parseBody(
      requestSchema,
      request.body,
    );
    const document = parsed(query);
    const [unknown] = validate(schema, document);
    if (unknown) {
      throw new ApiError(
        501,
        `The sandbox's GitHub does not know this query: ${unknown.message}`,
      );
    }
    const result = await execute({
      schema,
      document,
      rootValue: rootOf(rest, identityOf(response)),
      variableValues: variables,
      operationName,
    });
    response.json({
      data: result.data,
      ...(result.errors && { errors: result.errors.map(errorView) }),
    });
  });
  router.use(answerErrors(message => rest.context.log('github', message)));
  return router;
}

function parsed(query: string): DocumentNode {
  try {
    return parse(query);
  } catch (error) {
    throw new ApiError(400, `Problems parsing GraphQL: ${error}`);
  }
}

/** An error of a field, with GitHub's `type` beside the standard's keys. */
function errorView({ message, path, locations, extensions }: GraphQLError) {
  return { type: extensions.type, path, locations, message };
}
