import type { Context } from '../domain/rules.ts';
import { vietnamDayOf } from '../domain/working-days.ts';
import { registerMinistryOn, securityAuthorityOn } from './organisations.ts';

/** Which bodies act at an instant (ISO 8601 UTC). */
export const bodiesAt = (now: string): Context['bodies'] => {
  const today = vietnamDayOf(now);
  return { securityAuthority: securityAuthorityOn(today), registerMinistry: registerMinistryOn(today) };
};
