import { ok, problem } from '../../../shared/lambda/http-answer.ts';
import type { Route } from '../../../shared/lambda/http-endpoint.ts';
import { parseGateRecord } from '../../../shared/contracts/gate.ts';
import { permitStatusAt } from '../../../shared/domain/permit.ts';
import { keys } from '../../../shared/workflow/keys.ts';
import type { RegisterDeps } from '../deps.ts';

const notYet = problem(503, 'permit-not-signed-yet', { headers: { 'retry-after': '2' } });

/** `GET /permits/{digest}`: every permit given to these bytes, newest last, with the status of the current ones. */
export const getPermits = ({ reads, now }: RegisterDeps): Route => ({
  method: 'GET',
  path: '/permits/{digest}',
  handle: async (request) => {
    const digest = request.parameters['digest'] ?? '';
    const { pk } = keys.statement(digest, '', '');
    const [statements, envelopes, records] = await Promise.all([
      reads.all(pk, 'STATEMENT#'),
      reads.all(pk, 'ENVELOPE#'),
      reads.all(`GATE#${digest}`, ''),
    ]);
    if (statements.length === 0) return problem(404, 'no-such-permit');
    if (envelopes.length < statements.length) return notYet;
    const at = now();
    const current = records.map(parseGateRecord).flatMap(({ platformId, dossierId, permit }) =>
      permit === null
        ? []
        : [
            {
              platformId,
              dossierId,
              status: permitStatusAt(permit, at),
              validUntil: permit.validUntil,
              synthetic: permit.synthetic,
            },
          ],
    );
    const permits = envelopes.map(({ platformId, dossierId, envelope }) => ({
      platformId,
      dossierId,
      envelope,
    }));
    return ok({ digest, current, permits });
  },
});

/** `GET /permits/status`: the signed list of all permits that are not valid. */
export const getStatusList = ({ reads }: RegisterDeps): Route => ({
  method: 'GET',
  path: '/permits/status',
  handle: async () => {
    const item = await reads.item(keys.statusList());
    return item === null ? notYet : ok(item['envelope']);
  },
});

/** `GET /.well-known/jwks.json`: the keys that permits and the status list are signed with (RFC 7517). */
export const getKeySet = ({ reads }: RegisterDeps): Route => ({
  method: 'GET',
  path: '/.well-known/jwks.json',
  handle: async () => {
    const items = await reads.all(keys.signingKey('').pk, 'KEY#');
    return ok({ keys: items.map(({ key }) => key) });
  },
});
