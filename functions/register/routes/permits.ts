import type { Item } from '../../../shared/aws/reads.ts';
import { ok, problem } from '../../../shared/lambda/http-answer.ts';
import type { Route } from '../../../shared/lambda/http-endpoint.ts';
import { parseGateRecord } from '../../../shared/contracts/gate.ts';
import { publicRelaxation } from '../../../shared/contracts/relaxations.ts';
import { currentRecords } from '../../../shared/domain/gate/record.ts';
import { permitStatusAt } from '../../../shared/domain/permit.ts';
import { exactEnvelope } from '../../../shared/workflow/dsse.ts';
import { keys } from '../../../shared/workflow/keys.ts';
import type { RegisterDeps } from '../deps.ts';

const notYet = problem(503, 'permit-not-signed-yet', { headers: { 'retry-after': '2' } });

/** Leaves out what belongs to a case of level 5: its level and dates are not public. */
const ofPublicCases = (statements: readonly Item[]): ((item: Item) => boolean) => {
  const hidden = new Set(statements.flatMap(({ level, dossierId }) => (level === 5 ? [dossierId] : [])));
  return ({ dossierId }) => !hidden.has(dossierId);
};

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
    const isPublic = ofPublicCases(statements);
    const shown = statements.filter(isPublic);
    const permits = envelopes.filter(isPublic).map(({ platformId, dossierId, envelope }) => ({
      platformId,
      dossierId,
      envelope: exactEnvelope(envelope),
    }));
    if (shown.length === 0) return problem(404, 'no-such-permit');
    if (permits.length < shown.length) return notYet;
    const at = now();
    const current = currentRecords(records.map(parseGateRecord), at).flatMap(
      ({ platformId, dossierId, level, permit }) =>
        permit === null || level === 5
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
    return ok({ digest, current, permits });
  },
});

/** `GET /permits/status`: the signed list of all permits that are not valid. */
export const getStatusList = ({ reads }: RegisterDeps): Route => ({
  method: 'GET',
  path: '/permits/status',
  handle: async () => {
    const item = await reads.item(keys.statusList());
    return item === null ? notYet : ok(exactEnvelope(item['envelope']));
  },
});

/** `GET /gate/relaxations`: whom denials do not block yet, or did not: until when, why, and by whose ruling. */
export const listRelaxations = ({ reads }: RegisterDeps): Route => ({
  method: 'GET',
  path: '/gate/relaxations',
  handle: async () => {
    const found = await reads.all(keys.relaxation('', '').pk, '');
    return ok({ items: found.map((item) => publicRelaxation(item)) });
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
