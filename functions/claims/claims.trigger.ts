import middy from '@middy/core';
import { appointmentOf } from '../../shared/aws/appointments.ts';
import { openTable } from '../../shared/aws/table.ts';
import { environments } from '../../shared/contracts/environment.ts';
import { systemClock } from '../../shared/lambda/clock.ts';
import { parseClaimsEvent, withClaims } from './claims.ts';

const env = environments.claims.parse(process.env);
const addClaims = withClaims(appointmentOf(openTable(env.TABLE_NAME), systemClock));

/** Runs before the user pool makes a token: says in it for whom its bearer acts. */
export const handler = middy().handler((event: unknown) => addClaims(parseClaimsEvent(event)));
