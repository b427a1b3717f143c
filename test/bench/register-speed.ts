import { listRegister } from '../../functions/register/routes/list-register.ts';
import { snapshots } from '../../functions/register/snapshot.ts';
import { likenessAmong } from '../../shared/domain/likeness/likeness.ts';
import { unknownRecord } from '../../shared/domain/platform/record.ts';
import { httpEndpoint } from '../../shared/lambda/http-endpoint.ts';
import { problemText } from '../../shared/messages/messages.ts';
import { namesThatTellNothing } from '../../shared/register/places.ts';
import { registerPlatforms } from '../../shared/register/platforms.ts';
import { shelf } from '../../shared/workflow/keys.ts';
import { answerOf, httpEvent, lambdaContext } from '../functions/events.ts';

/** How fast the register answers with so many platforms; milliseconds, and of the answers the slowest of twenty. */
export interface RegisterSpeed {
  readonly platforms: number;
  readonly searches: number;
  readonly p95: number;
  readonly firstRead: number;
  readonly likenessRead: number;
  readonly likenessP95: number;
}

const platforms = 10_000;
const searches = 300;

/** The real platforms over and over, each time for somebody else. */
const cards = () => {
  const real = registerPlatforms();
  return Array.from({ length: platforms }, (_, n) => {
    const one = real[n % real.length];
    const nameVi = `${one?.nameVi ?? ''} ${String.fromCodePoint(97 + (n % 26))}${String(n)}`;
    return {
      ...unknownRecord,
      ...{ id: `pf-${String(n)}`, nameVi, nameEn: one?.nameEn ?? null, owner: one?.ownerId ?? null },
      ...{ ownerKind: null, category: one?.category ?? null, lists: ['national-35'], sources: [] },
      ...{ vendor: null, unverified: [], fictional: false, updatedAt: '2026-11-22T02:00:00.000Z' },
      standings: [],
    };
  });
};

const asked = [
  'nen tang dia chi so',
  'điện tóan đám mây',
  'VNeID',
  'csdl quốc gia',
  'bảo hiểm xã hôị',
  'Bộ Công an',
  'e-commerce',
  'x77',
];

const p95 = (times: readonly number[]): number =>
  times.toSorted((one, other) => one - other)[Math.floor(times.length * 0.95)] ?? NaN;

const timed = async (work: () => unknown): Promise<number> => {
  const started = performance.now();
  await work();
  return performance.now() - started;
};

/** Asks the register for words and filters, one after the other. */
export async function measureRegisterSpeed(): Promise<RegisterSpeed> {
  const all = cards();
  const deps = {
    now: () => new Date().toISOString(),
    reads: {
      item: () => Promise.resolve(null),
      all: () => Promise.resolve([]),
      shelf: (name: string) => Promise.resolve(name === shelf.register ? all : []),
    },
  };
  const handler = httpEndpoint([listRegister(deps, snapshots(deps))], problemText);
  const ask = async (n: number) => {
    const q = encodeURIComponent(asked[n % asked.length] ?? '');
    const { status } = answerOf(await handler(httpEvent(`GET /register?q=${q}&limit=50`), lambdaContext));
    if (status !== 200) throw new Error(`the register answered ${String(status)}`);
  };
  const firstRead = await timed(() => ask(0));
  const times: number[] = [];
  for (let n = 0; n < searches; n += 1) times.push(await timed(() => ask(n)));
  let find: ReturnType<typeof likenessAmong> | undefined;
  const likenessRead = await timed(() => (find = likenessAmong(all, namesThatTellNothing())));
  const likenessTimes: number[] = [];
  for (const one of all.slice(0, 100)) likenessTimes.push(await timed(() => find?.(one)));
  return { platforms, searches, p95: p95(times), firstRead, likenessRead, likenessP95: p95(likenessTimes) };
}
