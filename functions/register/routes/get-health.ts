import { ok } from '../../../shared/lambda/http-answer.ts';
import type { Route } from '../../../shared/lambda/http-endpoint.ts';
import type { RegisterDeps } from '../deps.ts';

/** `GET /health`: whether the table answers. */
export const getHealth = ({ reads, now }: RegisterDeps): Route => ({
  method: 'GET',
  path: '/health',
  handle: async () => {
    await reads.item({ pk: 'HEALTH', sk: 'HEALTH' });
    return ok({ status: 'ok', at: now() });
  },
});
