import { GetCommand } from '@aws-sdk/lib-dynamodb';
import { parseEvidence } from '../contracts/records.ts';
import type { FileFound } from '../domain/rules.ts';
import type { EvidenceRef } from '../workflow/files/evidence.ts';
import { rulingOf } from '../workflow/envelope.ts';
import { holderOf, keys } from '../workflow/keys.ts';
import { nothingOutside } from '../workflow/ports.ts';
import type { Command, Outside } from '../workflow/ports.ts';
import type { Table } from './table.ts';

/** What was kept of a confirmed file; `file-missing` for one that never was. */
export type Confirmed = (ref: EvidenceRef) => Promise<FileFound>;

/** Reads what the table keeps of confirmed files, consistently. */
export const confirmedFiles =
  (table: Table): Confirmed =>
  async ({ dossierId, evidenceId }) => {
    const Key = keys.evidence(dossierId, evidenceId);
    const { Item } = await table.client.send(
      new GetCommand({ TableName: table.name, Key, ConsistentRead: true }),
    );
    return Item === undefined ? { problem: 'file-missing' } : parseEvidence(Item);
  };

/** The signed document that a ruling names, looked up among the confirmed files of its case or organisation (R27). */
export const attachedTo =
  (confirmed: Confirmed) =>
  (wish: Command): Outside => {
    const attachment = rulingOf(wish)?.attachment;
    if (attachment === undefined) return nothingOutside;
    const { kind, id } = wish.aggregate;
    const dossierId = kind === 'organisation' ? holderOf(id) : id;
    return { ...nothingOutside, look: () => confirmed({ dossierId, evidenceId: attachment }) };
  };
