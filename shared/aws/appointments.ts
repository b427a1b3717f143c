import { GetCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod/mini';
import { roles } from '../domain/actor.ts';
import type { Actor } from '../domain/actor.ts';
import type { Table } from './table.ts';

const appointment = z.object({
  organisation: z.string().check(z.minLength(1)),
  unit: z.string().check(z.minLength(1)),
  roles: z.array(z.enum(roles)),
});

/** For whom a person or machine acts now: one consistent read; null for somebody without appointment. A damaged one throws. */
export const appointmentOf =
  ({ client, name: TableName }: Table) =>
  async (subject: string): Promise<Omit<Actor, 'subject'> | null> => {
    const Key = { pk: `PERSON#${subject}`, sk: 'APPOINTMENT' };
    const { Item } = await client.send(new GetCommand({ TableName, Key, ConsistentRead: true }));
    return Item === undefined ? null : appointment.parse(Item);
  };
