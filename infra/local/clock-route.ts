import type { IncomingMessage, ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { offsetShape } from './clock.ts';
import type { ShiftedClock } from './clock.ts';
import { problem } from './gateway.ts';
import type { Serve } from './gateway.ts';

/** Where the offset of the functions' clock is read and set. */
export const clockPath = '/embedded/clock';

/** Answers the offset, and sets it; time that moves forward makes the schedules run once before the answer. */
export function clockRoute(clock: ShiftedClock, runSchedules: () => Promise<void>): Serve {
  return async (request, response) => {
    if (request.method === 'POST') {
      const wish = offsetShape.safeParse(await readJson(request));
      if (!wish.success) {
        problem(request, response, { status: 400, code: 'request-invalid' });
        return;
      }
      const isForward = wish.data.offsetSeconds > clock.offsetSeconds();
      clock.shift(wish.data.offsetSeconds);
      if (isForward) await runSchedules();
    }
    writeClock(clock, response);
  };
}

function writeClock(clock: ShiftedClock, response: ServerResponse): void {
  const body = { offsetSeconds: clock.offsetSeconds(), now: clock.now().toISOString() };
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

/** The JSON body, or undefined where it is none or is not sent as JSON (so that no foreign page can move the clock). */
async function readJson(request: IncomingMessage): Promise<unknown> {
  const body = await text(request);
  if (!/^application\/json\b/i.test(request.headers['content-type'] ?? '')) return undefined;
  try {
    return JSON.parse(body);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
