import { mayKeepSessions } from '../grants.ts';
import type { House } from './house.ts';
import { routesForAnybody } from './http-route.ts';
import type { RouteKey } from './http-route.ts';
import type { EvidenceStore } from './evidence-store.ts';
import type { People } from './people.ts';
import type { WorkflowApi } from './workflow-api.ts';
import { WorkflowFunction } from './workflow-function.ts';

/** Everything that people look at stands under its language; what is beside that belongs to the HTTP API. */
const pageRoutes: readonly RouteKey[] = [
  ['GET', '/'],
  ['ANY', '/vi'],
  ['ANY', '/vi/{proxy+}'],
  ['ANY', '/en'],
  ['ANY', '/en/{proxy+}'],
  ['GET', '/signed-in'],
  ['GET', '/assets/{file}'],
];

/** What the pages are told of the world outside: who signs people in, where people see the pages, and where files go. */
type Outside = Readonly<{ people: People; publicUrl: string; files: EvidenceStore }>;

/** The pages: a function that keeps sessions and for all else asks the HTTP API as the person who is signed in. */
export function addPages(house: House, { api }: WorkflowApi, { people, publicUrl, files }: Outside): void {
  const web = new WorkflowFunction(house, 'Web', { folder: 'web', timeoutSeconds: 20 });
  mayKeepSessions(web, house.table);
  const { lambda } = web;
  lambda.addEnvironment('API_URL', api.apiEndpoint);
  lambda.addEnvironment('PUBLIC_URL', publicUrl);
  lambda.addEnvironment('ISSUER_URL', people.pool.userPoolProviderUrl);
  lambda.addEnvironment('CLIENT_ID', people.client.userPoolClientId);
  lambda.addEnvironment('UPLOAD_HOST', files.quarantine.bucketRegionalDomainName);
  routesForAnybody({ api, target: web, keys: pageRoutes });
}
