import { concluded } from './statuses.ts';
import type { Status } from './statuses.ts';

export const permitStatuses = ['valid', 'suspended', 'expired', 'revoked', 'superseded'] as const;
export type PermitStatus = (typeof permitStatuses)[number];

export interface PermitMoveRow {
  readonly stage: 'publication';
  readonly move: string;
  readonly by: 'system' | 'publishing-body';
  /** Statuses of the dossier beside which a permit can exist. */
  readonly beside: readonly Status[];
  readonly from: readonly PermitStatus[];
  readonly to: PermitStatus | 'same';
}

/** The moves of a permit, which lives beside the dossier from *eligible* on; it is issued by `conclude`. */
export const permitMoves = [
  {
    stage: 'publication',
    move: 'suspend',
    by: 'publishing-body',
    beside: concluded,
    from: ['valid'],
    to: 'suspended',
  },
  {
    stage: 'publication',
    move: 'reinstate',
    by: 'publishing-body',
    beside: concluded,
    from: ['suspended'],
    to: 'valid',
  },
  {
    stage: 'publication',
    move: 'revoke',
    by: 'publishing-body',
    beside: concluded,
    from: ['valid', 'suspended'],
    to: 'revoked',
  },
  {
    stage: 'publication',
    move: 'grant-grace',
    by: 'publishing-body',
    beside: concluded,
    from: ['expired'],
    to: 'same',
  },
  {
    stage: 'publication',
    move: 'end-with-platform',
    by: 'system',
    beside: concluded,
    from: ['valid', 'suspended', 'expired'],
    to: 'revoked',
  },
  {
    stage: 'publication',
    move: 'suspend-for-incident',
    by: 'system',
    beside: concluded,
    from: ['valid', 'suspended'],
    to: 'suspended',
  },
  {
    stage: 'publication',
    move: 'announce-successor',
    by: 'system',
    beside: concluded,
    from: ['valid', 'suspended', 'expired'],
    to: 'same',
  },
  {
    stage: 'publication',
    move: 'supersede',
    by: 'system',
    beside: concluded,
    from: ['valid', 'suspended'],
    to: 'superseded',
  },
  {
    stage: 'publication',
    move: 'expire',
    by: 'system',
    beside: concluded,
    from: ['valid', 'suspended'],
    to: 'expired',
  },
] as const satisfies readonly PermitMoveRow[];
