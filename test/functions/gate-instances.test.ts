import './quiet.ts';
import { expect, it } from 'vitest';
import * as z from 'zod';
import { monday } from '../support/domain/surroundings.ts';
import { gateInMemory } from '../support/gate-routes.ts';
import { people } from '../workflow/people.ts';

const page = z.object({
  items: z.tuple([
    z.object({ first: z.number(), last: z.number(), lost: z.number(), missing: z.array(z.number()) }),
  ]),
  next: z.string().nullable(),
});

/** A gate whose one instance has these answers kept, as many to a message. */
const keeping = (sequences: readonly number[], perMessage: number) => {
  const messages = Array.from({ length: Math.ceil(sequences.length / perMessage) }, (_, n) =>
    sequences.slice(n * perMessage, (n + 1) * perMessage),
  );
  return gateInMemory(monday, {
    sequences: (_, most, upTo) => {
      const found = messages.filter((message) => (message.at(-1) ?? 0) <= upTo).slice(-most);
      return Promise.resolve({ messages: found.length, sequences: found.flat() });
    },
  });
};
const numbers = (last: number, ...lost: readonly number[]) =>
  Array.from({ length: last }, (_, n) => n + 1).filter((sequence) => !lost.includes(sequence));
const ask = async (gate: ReturnType<typeof keeping>, query: Record<string, string>) =>
  gate.ask('GET /gate/instances', people.auditor, { query });

it.each([1, 7])(
  'every number that was lost is named, however long ago, %s to a message',
  async (perMessage) => {
    const gate = keeping(numbers(1000, 1, 2, 400, 401, 899, 900), perMessage);
    const missing: number[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const query: Record<string, string> = { instance: 'abc', ...(cursor !== '' && { cursor }) };
      const { items, next } = page.parse((await ask(gate, query)).body);
      missing.push(...items[0].missing);
      cursor = next;
    }
    expect(missing.toSorted((one, other) => one - other)).toEqual([1, 2, 400, 401, 899, 900]);
  },
);

it('the first numbers of an instance are missed too where few messages brought many', async () => {
  const { items } = page.parse((await ask(keeping(numbers(200, 1), 50), { instance: 'abc' })).body);
  expect(items).toMatchObject([{ first: 1, last: 200, lost: 1, missing: [1] }]);
});

it.each([{ instance: 'a#b' }, { instance: 'abc', cursor: Buffer.from('x').toString('base64url') }])(
  'what names no place is refused: %o',
  async (query) => {
    expect(await ask(keeping([1], 1), query)).toMatchObject({ status: 400 });
  },
);
