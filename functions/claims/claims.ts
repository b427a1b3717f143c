import * as z from 'zod/mini';
import type { Actor } from '../../shared/domain/actor.ts';

/** For whom somebody acts at this moment: for nobody (empty, no roles) while an appointment does not last; null for somebody who never had one. */
export type AppointmentOf = (subject: string) => Promise<Omit<Actor, 'subject'> | null>;

const machine = z.looseObject({
  version: z.literal('3'),
  triggerSource: z.literal('TokenGeneration_ClientCredentials'),
  callerContext: z.looseObject({ clientId: z.string().check(z.minLength(1)) }),
});
const person = z.looseObject({
  version: z.literal('3'),
  triggerSource: z.string().check(z.startsWith('TokenGeneration_')),
  request: z.looseObject({ userAttributes: z.looseObject({ sub: z.string().check(z.minLength(1)) }) }),
});
const claimsEvent = z.union([machine, person]);
export type ClaimsEvent = z.infer<typeof claimsEvent>;

/** What Cognito asks before it makes a token (pre token generation, version V3_0); another event throws, and no token is made. */
export const parseClaimsEvent = (raw: unknown): ClaimsEvent => claimsEvent.parse(raw);

/** What the token will name as `sub`: a machine by the id of its client, a person by the id that the pool gave. */
export const subjectOf = (event: ClaimsEvent): string => {
  const asMachine = machine.safeParse(event);
  return asMachine.success
    ? asMachine.data.callerContext.clientId
    : person.parse(event).request.userAttributes.sub;
};

/**
 * Puts `organisation`, `unit` and `roles` (parted by spaces) of the appointment into the access token and the ID token;
 * empty ones for who holds no office now. For somebody who was never appointed the event comes back as it was: either token opens
 * nothing but what concerns its bearer alone.
 */
export const withClaims =
  (appointmentOf: AppointmentOf) =>
  async (event: ClaimsEvent): Promise<unknown> => {
    const appointment = await appointmentOf(subjectOf(event));
    if (appointment === null) return event;
    const { organisation, unit, roles } = appointment;
    const claims = { claimsToAddOrOverride: { organisation, unit, roles: roles.join(' ') } };
    const claimsAndScopeOverrideDetails = { idTokenGeneration: claims, accessTokenGeneration: claims };
    return { ...event, response: { claimsAndScopeOverrideDetails } };
  };
