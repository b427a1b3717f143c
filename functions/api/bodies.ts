import type { Organisation } from '../../shared/domain/organisation/organisation.ts';
import { actsOn, organisationIn } from '../../shared/domain/organisation/organisation.ts';
import type { ApiDeps } from './deps.ts';

type Ports = Pick<ApiDeps, 'lookUp'>;

/** A chain of successors longer than this is a circle. */
const longestChain = 8;

/** The organisation of an id as the register holds it; undefined for one that nobody registered. */
export const bodyOf = async ({ lookUp }: Ports, id: string): Promise<Organisation | undefined> =>
  organisationIn(await lookUp([id]), id);

/** The body that acts for the given one on a day: itself or its successor; undefined where nobody took over. */
export const actingBodyOf = async (
  ports: Ports,
  id: string,
  day: string,
): Promise<Organisation | undefined> => {
  let next: string | null = id;
  for (let n = 0; next !== null && n < longestChain; n += 1) {
    const body: Organisation | undefined = await bodyOf(ports, next);
    if (body === undefined || actsOn(body, day)) return body;
    const hasBegun: boolean = body.details.validFrom === null || body.details.validFrom <= day;
    next = hasBegun ? body.details.successor : null;
  }
  return undefined;
};
