import { GetCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod/mini';
import type { Actor } from '../domain/actor.ts';
import { appointedActor } from '../domain/organisation/appointment.ts';
import { organisationIn } from '../domain/organisation/organisation.ts';
import { vietnamDayOf } from '../domain/working-days.ts';
import { keys } from '../workflow/keys.ts';
import type { Clock } from '../workflow/ports.ts';
import { lookUpIn } from './organisations.ts';
import type { Table } from './table.ts';

const appointment = z.object({ organisation: z.string().check(z.minLength(1)) });

/** An organisation that appoints somebody has acted, so its own record is stored and no other is asked. */
const nothingCarried = () => null;

/** What a token says of somebody who holds no office now and held one, or will: nothing that opens a door. */
const noOffice = { unit: '', organisation: '', roles: [] } as const;

/**
 * For whom a person or machine acts today, as the record of their organisation says: two consistent reads. For nobody
 * (empty unit, no roles) before the first day of an appointment and after its last; null for somebody who never had one. A
 * damaged record throws.
 */
export const appointmentOf = (table: Table, now: Clock) => {
  const lookUp = lookUpIn(table, nothingCarried);
  return async (subject: string): Promise<Actor | null> => {
    const Key = keys.appointment(subject);
    const { Item } = await table.client.send(
      new GetCommand({ TableName: table.name, Key, ConsistentRead: true }),
    );
    if (Item === undefined) return null;
    const { organisation: id } = appointment.parse(Item);
    const organisation = organisationIn(await lookUp([id]), id);
    const actor = organisation && appointedActor(organisation, subject, vietnamDayOf(now()));
    return actor ?? { subject, ...noOffice };
  };
};
