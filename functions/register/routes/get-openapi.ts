import { openApi } from '../../../shared/contracts/openapi.ts';
import { ok } from '../../../shared/lambda/http-answer.ts';
import type { Route } from '../../../shared/lambda/http-endpoint.ts';

/** `GET /openapi.json`: the contract, made from the schemas that guard the doors (OpenAPI 3.1). */
export const getOpenApi = (): Route => ({
  method: 'GET',
  path: '/openapi.json',
  handle: () => Promise.resolve(ok(openApi())),
});
