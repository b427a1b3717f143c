import type { RelaxationCommand, RelaxationState } from '../../../shared/domain/gate/relaxation.ts';
import type { Refusal, RefusalCode } from '../../../shared/domain/refusal.ts';
import { aRuling, people } from './people.ts';

/** One wish on a relaxation that is refused, and why. */
export interface RelaxationRefusal {
  readonly code: RefusalCode;
  readonly because: string;
  readonly state?: RelaxationState;
  readonly command: RelaxationCommand;
  readonly details?: Refusal['details'];
}

type Relax = Extract<RelaxationCommand, { type: 'relax-enforcement' }>;

/** A wish to warn the tax office's pipelines until March and let them pass until May. */
export const toRelax = (body: Partial<Relax['body']> = {}, actor = people.registrar): Relax => ({
  id: 'c-1',
  type: 'relax-enforcement',
  actor,
  body: {
    organisation: 'BTC',
    platformId: null,
    firstDay: '2026-11-02',
    warnUntil: '2027-03-31',
    lastDay: '2027-05-31',
    why: 'Chuyển đổi từng bước',
    ruling: aRuling(),
    ...body,
  },
});

/** A wish to end it. */
export const toEnd = (ruling = aRuling()): RelaxationCommand => ({
  id: 'c-2',
  type: 'end-relaxation',
  actor: people.registrar,
  body: { why: 'Đã xong', ruling },
});

/** The relaxation that `toRelax` makes. */
export const relaxed: RelaxationState = {
  id: 'rx-1',
  organisation: 'BTC',
  platformId: null,
  firstDay: '2026-11-02',
  warnUntil: '2027-03-31',
  lastDay: '2027-05-31',
  relaxed: {
    by: people.registrar.unit,
    documentNumber: aRuling().documentNumber,
    documentDate: aRuling().documentDate,
    legalBasis: aRuling().legalBasis,
    why: 'Chuyển đổi từng bước',
  },
  ended: null,
};

/** Every code that `decideRelaxation` can give. */
export const relaxationRefusals: readonly RelaxationRefusal[] = [
  ...[people.owner, people.owningMinistry, people.deployer, people.auditor].map((actor) => ({
    code: 'not-your-organisation' as const,
    because: 'only whoever keeps the register lets denials pass',
    command: toRelax({}, actor),
    details: { act: 'relax-enforcement' },
  })),
  {
    code: 'organisation-unknown',
    because: 'a relaxation of a body that is misspelt would never be found',
    command: toRelax({ organisation: 'BTCC' }),
    details: { organisation: 'BTCC' },
  },
  {
    code: 'relaxation-day-past',
    because: 'what was denied yesterday was denied',
    command: toRelax({ firstDay: '2026-11-01' }),
    details: { firstDay: '2026-11-01', today: '2026-11-02' },
  },
  {
    code: 'period-reversed',
    because: 'it ends before it begins',
    command: toRelax({ firstDay: '2026-11-03', lastDay: '2026-11-02', warnUntil: null }),
    details: { firstDay: '2026-11-03', lastDay: '2026-11-02' },
  },
  {
    code: 'period-reversed',
    because: 'it warns beyond its end',
    command: toRelax({ warnUntil: '2027-06-01' }),
    details: { firstDay: '2026-11-02', lastDay: '2027-05-31' },
  },
  {
    code: 'relaxation-too-long',
    because: 'nothing relaxes for ever',
    command: toRelax({ lastDay: '2027-11-02' }),
    details: { lastDay: '2027-11-02', most: '2027-11-01' },
  },
  {
    code: 'document-date-in-future',
    because: 'it stands on a document that has been signed',
    command: toRelax({ ruling: aRuling({ documentDate: '2026-11-03' }) }),
    details: { documentDate: '2026-11-03' },
  },
  {
    code: 'not-your-move',
    because: 'only the platform itself tells what time has done',
    state: relaxed,
    command: { id: 'c-3', type: 'note-due', actor: people.registrar, body: {} },
    details: { by: 'system' },
  },
  { code: 'already-exists', because: 'it was made already', state: relaxed, command: toRelax() },
  { code: 'unknown-aggregate', because: 'there is none to end', command: toEnd() },
  {
    code: 'already-ended',
    because: 'it ended by itself',
    state: { ...relaxed, lastDay: '2026-11-01' },
    command: toEnd(),
    details: { lastDay: '2026-11-01' },
  },
];
