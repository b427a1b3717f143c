import fc from 'fast-check';
import { expect, it } from 'vitest';
import { bodyNames } from '../../functions/register/names.ts';
import { openDataRoutes } from '../../functions/register/routes/open-data.ts';
import { bodiesNamedIn, publicCard } from '../../shared/contracts/platform-card.ts';
import { registerEntry } from '../../shared/contracts/register-entry.ts';
import { registerForms } from '../../shared/contracts/register-forms.ts';
import { httpEndpoint } from '../../shared/lambda/http-endpoint.ts';
import { problemText } from '../../shared/messages/messages.ts';
import { shelf } from '../../shared/workflow/keys.ts';
import { answerOf, httpEvent, lambdaContext } from '../functions/events.ts';
import { inMemoryReads } from '../support/in-memory-reads.ts';
import { fates } from '../support/in-memory-workflow.ts';
import { livedThrough, sweptOnce } from './all-moves.ts';
import { anyDeed } from './any-deed.ts';

type World = Awaited<ReturnType<typeof livedThrough>>;

/** Where nothing is on its way any more, what everybody is given is the register as it stands in the table at that instant. */
const expectTrueFiles = async ({ workflow, now }: World): Promise<number> => {
  const { items, queues, exportFiles } = workflow;
  if (queues.heads().length > 0) return 0;
  const reads = inMemoryReads(items);
  const cards = (await reads.shelf(shelf.register)).flatMap((item) => publicCard(item) ?? []);
  const entries = cards.map((card) => registerEntry(card, now()));
  const names = await bodyNames({ reads, now })(cards.flatMap(bodiesNamedIn));
  const link = () => Promise.reject(new Error('so few platforms are answered whole'));
  let made = 0;
  const snapshot = () => {
    made += 1;
    return Promise.resolve({ cards, search: () => new Map(), names });
  };
  const routes = openDataRoutes({ reads, now, bucket: exportFiles, link }, snapshot);
  const handler = httpEndpoint(routes, problemText);
  for (const { path, write } of registerForms) {
    const { text } = answerOf(await handler(httpEvent(`GET ${path}`), lambdaContext));
    expect(text).toBe(write({ entries, names }));
  }
  return registerForms.length - made;
};

const choice = fc.record({ pick: fc.nat(50), fate: fc.constantFrom(...fates) });

it('the files say what the register says, after any history', async () => {
  let fromFiles = 0;
  const look = async (world: World) => {
    fromFiles += await expectTrueFiles(world);
  };
  await fc.assert(
    fc.asyncProperty(
      fc.array(anyDeed, { minLength: 3, maxLength: 12 }),
      fc.array(choice, { maxLength: 60 }),
      async (deeds, choices) => {
        const world = await livedThrough({ deeds, choices }, look);
        await world.workflow.drain();
        await look(world);
        world.pass(4 * 366 * 86_400_000);
        await sweptOnce(world);
        await world.workflow.drain();
        await look(world);
      },
    ),
    { numRuns: 15 },
  );
  expect(fromFiles).toBeGreaterThan(0);
});
