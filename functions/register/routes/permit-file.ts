import { parseGateRecord } from '../../../shared/contracts/gate.ts';
import { currentRecords } from '../../../shared/domain/gate/record.ts';
import { ok, problem } from '../../../shared/lambda/http-answer.ts';
import type { Route } from '../../../shared/lambda/http-endpoint.ts';
import { exactEnvelope } from '../../../shared/workflow/dsse.ts';
import { keys } from '../../../shared/workflow/keys.ts';
import type { RegisterDeps } from '../deps.ts';

/**
 * `GET /permits/{digest}/platforms/{id}`: the permit that a platform has for these bytes, as the file that `chot verify` and
 * the page for uploads take: one DSSE 1.0.2 envelope, of a renewed one the permit that counts now. Refused like `GET /permits/{digest}`: unknown, of level 5, not signed yet.
 */
export const getPermitFile = ({ reads, now }: RegisterDeps): Route => ({
  method: 'GET',
  path: '/permits/{digest}/platforms/{id}',
  handle: async ({ parameters }) => {
    const { digest = '', id = '' } = parameters;
    const items = await reads.all(keys.gate(digest, '').pk, id);
    const records = items.map(parseGateRecord).filter(({ platformId }) => platformId === id);
    const [record] = currentRecords(records, now());
    const dossierId = record?.permit && record.level !== 5 ? record.dossierId : null;
    if (dossierId === null) return problem(404, 'no-such-permit');
    const signed = await reads.item(keys.envelope(digest, id, dossierId));
    if (signed === null) return problem(503, 'permit-not-signed-yet', { headers: { 'retry-after': '2' } });
    return ok(exactEnvelope(signed['envelope']), {
      'content-type': 'application/json',
      'content-disposition': `attachment; filename="permit-${digest.slice(7, 19)}.json"`,
      'cache-control': 'no-cache',
    });
  },
});
