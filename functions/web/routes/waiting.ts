import * as z from 'zod';
import { problemText } from '../../../shared/messages/messages.ts';
import { refusalCodes } from '../../../shared/domain/refusal.ts';
import type { WebDeps } from '../deps.ts';
import { inPeopleWords } from '../people-words.ts';
import { onwardIn, placeOf } from '../forms/send.ts';
import { shown } from '../refusal.ts';
import { addressIn } from '../visit.ts';
import type { StaffPage } from '../visit.ts';

const command = z.object({
  status: z.enum(['pending', 'applied', 'refused', 'failed']),
  aggregate: z.object({ kind: z.string(), id: z.string() }),
  refusal: z.object({ code: z.enum(refusalCodes) }).nullable(),
});

/** How long the browser waits before it looks again, in seconds. */
const again = '2';

/** `GET /waiting/{command}`: says that a wish is under way, looks again by itself, and goes on when it is done. */
export const waitingPage = ({ api }: WebDeps): StaffPage => ({
  method: 'GET',
  path: '/waiting/{command}',
  showTo: async ({ language, session, parameters, query }) => {
    const path = `/commands/${encodeURIComponent(parameters['command'] ?? '')}`;
    const read = shown(await api({ language, token: session.token, path }), command);
    if ('answer' in read) return read.answer;
    const { status, aggregate, refusal } = read.value;
    const done = encodeURIComponent(query.get('done') ?? '');
    const place = placeOf(aggregate);
    if (status === 'applied')
      return { goTo: addressIn(language, onwardIn(query) ?? `${place}?done=${done}`) };
    if (status === 'pending')
      return { template: 'waiting.njk', data: { place }, headers: { refresh: again } };
    const code = (status === 'refused' ? refusal?.code : undefined) ?? 'command-failed';
    const why = inPeopleWords(language, { code, ...problemText(language, code) });
    return { template: 'refused.njk', data: { refusal: why, place }, status: 409 };
  },
});
