import { comparedCard } from '../../shared/contracts/platform-card.ts';
import { duplicatesAmong } from '../../shared/domain/likeness/duplicates.ts';
import type { Compared, Duplicate } from '../../shared/domain/likeness/duplicates.ts';
import type { CaseFacts } from '../../shared/domain/dossier/dossier.ts';
import { vietnamDayOf } from '../../shared/domain/working-days.ts';
import { readOnce } from '../../shared/lambda/read-once.ts';
import { namesThatTellNothing } from '../../shared/register/places.ts';
import { keys, shelf } from '../../shared/workflow/keys.ts';
import type { ApiDeps } from './deps.ts';

/** What the public register holds, ready to be compared with, and what each of its platforms is called. */
interface Register {
  readonly like: (platform: Compared) => readonly Duplicate[];
  readonly named: ReadonlyMap<string, { readonly nameVi: string; readonly owner: string | null }>;
}

const readRegister = async ({ reads, now }: ApiDeps): Promise<Register> => {
  const today = vietnamDayOf(now());
  const cards = (await reads.shelf(shelf.register)).flatMap((item) => comparedCard(item) ?? []);
  const run = cards.filter(({ termination }) => termination === null || termination.lastDay >= today);
  const compared = run.map((card): Compared => ({ ...card, digests: [] }));
  return {
    like: duplicatesAmong(compared, namesThatTellNothing()),
    named: new Map(run.map(({ id, nameVi, owner }) => [id, { nameVi, owner }])),
  };
};

/** The public platforms that hold one of these artifacts too, read consistently. */
const holdersOf = async ({ reads }: ApiDeps, { digests }: CaseFacts): Promise<readonly string[]> => {
  const found = await Promise.all(digests.map((digest) => reads.all(keys.gate(digest, '').pk, '')));
  return found.flat().map(({ sk }) => String(sk));
};

const withHolders = (
  found: readonly Duplicate[],
  holders: readonly string[],
  { named }: Register,
): readonly Duplicate[] => {
  const others = found.filter(({ platformId }) => !holders.includes(platformId));
  const same = [...new Set(holders)]
    .filter((id) => named.has(id))
    .map((platformId): Duplicate => {
      const known = found.find((one) => one.platformId === platformId)?.grounds ?? [];
      return { platformId, score: 1, grounds: ['same-digest', ...known] };
    });
  return [...same, ...others];
};

/**
 * The platforms of the public register that are probably the one of a case, most alike first; the register may be twenty
 * seconds old. Nobody is told of a platform that is not public: one that becomes so later, or was registered meanwhile, is
 * found when the case is to be published.
 */
export const duplicateFinder = (deps: ApiDeps) => {
  const register = readOnce(deps.now, () => readRegister(deps));
  return async (facts: CaseFacts) => {
    const [known, platform, holders] = await Promise.all([
      register(),
      deps.reads.platform(facts.platformId),
      holdersOf(deps, facts),
    ]);
    if (platform === null) return [];
    const { id, details } = platform.state;
    const purls = facts.purl === null ? [] : [facts.purl];
    const found = known.like({ ...details, id, purls, digests: facts.digests });
    const others = holders.filter((holder) => holder !== id);
    return withHolders(found, others, known).map((duplicate) => ({
      ...duplicate,
      nameVi: known.named.get(duplicate.platformId)?.nameVi ?? '',
      owner: known.named.get(duplicate.platformId)?.owner ?? null,
    }));
  };
};
export type FindDuplicates = ReturnType<typeof duplicateFinder>;
