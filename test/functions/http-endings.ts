import * as z from 'zod';
import type { Actor } from '../../shared/domain/actor.ts';
import { people } from '../workflow/people.ts';
import { openDesk } from './http-desk.ts';
import type { Desk } from './http-desk.ts';
import { levelApproved, person } from './http-road.ts';

const { registrar } = people;

/** The owner's person in the body that takes over from the Ministry of Finance. */
export const successor = person('owner', 'BYT', 'office');

/** A desk whose bodies end on 24 November, in favour of others. */
export const deskWhereEnds = async (
  ...ended: readonly (readonly [body: string, successor: string | null])[]
) => {
  let now = '2026-11-23T02:00:00.000Z';
  const desk = openDesk({ now: () => now });
  const made = await levelApproved(desk);
  const end = async () => {
    for (const [body, to] of ended) {
      const given = { validUntil: '2026-11-24', successor: to };
      await desk.settle(`PATCH /organisations/${body}`, registrar, given);
    }
    now = '2026-11-24T02:00:00.000Z';
  };
  return { desk, ...made, end };
};
const shape = z.object({ items: z.array(z.looseObject({ id: z.string() })) });
/** The ids of the cases that somebody's list holds. */
export const listed = async (desk: Desk, actor: Actor, query = '') =>
  shape.parse((await desk.call(`GET /dossiers${query}`, { actor })).body).items.map(({ id }) => id);
