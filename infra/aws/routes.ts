import type { RouteKey } from './constructs/http-route.ts';

/** What people ask who are signed in. */
export const staffRoutes: readonly RouteKey[] = [
  ['ANY', '/platforms'],
  ['ANY', '/platforms/{proxy+}'],
  ['ANY', '/imports'],
  ['ANY', '/lists'],
  ['ANY', '/lists/{proxy+}'],
  ['ANY', '/dossiers'],
  ['ANY', '/dossiers/{proxy+}'],
  ['ANY', '/organisations'],
  ['ANY', '/organisations/{proxy+}'],
  ['ANY', '/people/{proxy+}'],
  ['ANY', '/webhooks'],
  ['ANY', '/webhooks/{proxy+}'],
  ['GET', '/incidents'],
  ['GET', '/adoptions/overdue'],
  ['GET', '/notices'],
  ['POST', '/notices/{id}/read'],
  ['GET', '/refusals'],
  ['POST', '/gate/relaxations'],
  ['POST', '/gate/relaxations/{id}/end'],
  ['GET', '/commands/{id}'],
];

/** What machines may ask and report, and people read. */
export const gateRoutes: readonly RouteKey[] = [
  ['POST', '/gate/decisions'],
  ['GET', '/gate/decisions/{id}'],
  ['GET', '/gate/decisions/{id}/replay'],
  ['ANY', '/gate/trials'],
  ['ANY', '/gate/deployments'],
  ['GET', '/gate/instances'],
];

/** What anybody may ask. */
export const publicRoutes: readonly RouteKey[] = [
  ['GET', '/register'],
  ['GET', '/register/{id}'],
  ['GET', '/register/statistics'],
  ['GET', '/register/feed.json'],
  ['GET', '/register.json'],
  ['GET', '/register.csv'],
  ['GET', '/register.jsonld'],
  ['GET', '/register.schema.json'],
  ['GET', '/register/{id}/seal.svg'],
  ['GET', '/register/{id}/rulings'],
  ['GET', '/register/lists'],
  ['GET', '/localities/{id}/adoptions'],
  ['GET', '/register/lists/{id}'],
  ['GET', '/gate/relaxations'],
  ['GET', '/permits/{digest}'],
  ['GET', '/permits/{digest}/platforms/{id}'],
  ['GET', '/permits/status'],
  ['GET', '/.well-known/jwks.json'],
  ['POST', '/level-determinations'],
  ['GET', '/document-style.css'],
  ['GET', '/openapi.json'],
  ['GET', '/health'],
  '$default',
];
