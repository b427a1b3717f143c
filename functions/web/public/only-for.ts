import { problemText } from '../../../shared/messages/messages.ts';
import type { PageAnswer, SignedInVisit } from '../visit.ts';

/** The page for who is signed in without this role; null for who has it. The API refuses what is sent all the same. */
export const onlyFor = (
  role: 'registrar' | 'locality',
  { session, language }: SignedInVisit,
): PageAnswer | null =>
  session.roles.includes(role)
    ? null
    : { template: 'refused.njk', data: { refusal: problemText(language, 'not-your-role') }, status: 403 };
