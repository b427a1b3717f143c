import { BatchGetCommand } from '@aws-sdk/lib-dynamodb';
import { parseOrganisation } from '../contracts/organisation-bodies.ts';
import type { Organisation, Organisations } from '../domain/organisation/organisation.ts';
import { keys } from '../workflow/keys.ts';
import type { LookUp } from '../workflow/ports.ts';
import type { Table } from './table.ts';

/** The record that the platform brought with it; null where it knows none. */
export type Carried = (id: string) => Organisation | null;

/** What was stored of organisations, completed by the records that the platform brought with it. */
export const completed = (
  ids: readonly string[],
  stored: readonly Organisation[],
  carried: Carried,
): Organisations => {
  const byId = new Map(stored.map((organisation) => [organisation.id, organisation]));
  return Object.fromEntries(
    ids.flatMap((id) => {
      const found = byId.get(id) ?? carried(id);
      return found === null ? [] : [[id, found]];
    }),
  );
};

/** Looks up to 100 organisations up in one consistent read; one that nobody has acted on is as the platform brought it. */
export const lookUpIn =
  (table: Table, carried: Carried): LookUp =>
  async (ids) => {
    if (ids.length === 0) return {};
    const Keys = ids.map((id) => keys.state('organisation', id));
    const { Responses, UnprocessedKeys = {} } = await table.client.send(
      new BatchGetCommand({ RequestItems: { [table.name]: { Keys, ConsistentRead: true } } }),
    );
    if (Object.keys(UnprocessedKeys).length > 0) throw new Error('the table answered only in part');
    const stored = (Responses?.[table.name] ?? []).map(({ state }) => parseOrganisation(state));
    return completed(ids, stored, carried);
  };
