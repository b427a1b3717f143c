import { judgeOffline } from '../../../shared/domain/gate/offline.ts';
import type {
  OfflineContext,
  OfflineList,
  OfflinePapers,
  Paper,
} from '../../../shared/domain/gate/offline.ts';
import type { OfflinePermit, OfflineStatus } from '../../../shared/domain/gate/offline-records.ts';
import type { PermitStatus } from '../../../shared/domain/moves.ts';
import { digestOf } from './a-case.ts';
import { aQuestion } from './a-gate-record.ts';

/** When the list of these tests was made. */
export const issuedAt = '2026-11-22T01:00:00.000Z';
/** The moment of the check, an hour later. */
export const now = '2026-11-22T02:00:00.000Z';

/** A permit of `pf-1@1.0.0` at level 3. */
export const aPermit = (override: Partial<OfflinePermit> = {}): OfflinePermit => ({
  digest: digestOf('a'),
  platformId: 'pf-1',
  dossierId: 'ds-1',
  version: '1.0.0',
  purl: 'pkg:oci/pf-1@1.0.0',
  level: 3,
  verifiedAt: '2026-11-02T02:00:00.000Z',
  validUntil: '2027-11-02T17:00:00.000Z',
  synthetic: false,
  freshForHours: 24,
  ...override,
});
/** A paper that is signed rightly. */
export const right = <Content>(value: Content): Paper<Content> => ({ ok: true, value });
/** A list that says nothing against anybody. */
export const aList = (override: Partial<OfflineList> = {}): OfflineList => ({
  issuedAt,
  permits: [],
  relaxations: [],
  synthetic: false,
  ...override,
});
const papers = (override: Partial<OfflinePapers> = {}): OfflinePapers => ({
  permits: [right(aPermit())],
  list: right(aList()),
  ...override,
});
const context = (override: Partial<OfflineContext> = {}): OfflineContext => ({
  now,
  acceptSynthetic: false,
  seenIssuedAt: null,
  organisation: null,
  ...override,
});
/** The verdict on an ordinary question, with what is said otherwise. */
export const judged = (
  given: Partial<OfflinePapers> = {},
  when: Partial<OfflineContext> = {},
  question = aQuestion(),
) => judgeOffline(question, papers(given), context(when));
/** Papers with these permits. */
export const withPermits = (...permits: readonly OfflinePermit[]) => ({ permits: permits.map(right) });
/** What a list says of the permit of `ds-1`. */
export const listed = (status: PermitStatus, override: Partial<OfflineStatus> = {}) => ({
  platformId: 'pf-1',
  dossierId: 'ds-1',
  status,
  supersededFrom: null,
  graceUntil: null,
  ...override,
});
