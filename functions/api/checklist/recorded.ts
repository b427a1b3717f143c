import type { Item } from '../../../shared/aws/reads.ts';
import { parseRecorded } from '../../../shared/contracts/records.ts';
import type { ApiDeps } from '../deps.ts';
import { partition } from '../routes/case-route.ts';

/** Every result that was ever recorded in a case, with who recorded it when; of one criterion the oldest first. */
export const recordedOn = async (
  { reads }: Pick<ApiDeps, 'reads'>,
  dossierId: string,
): Promise<readonly Item[]> => (await reads.all(partition(dossierId), 'RESULT')).flatMap(parseRecorded);
