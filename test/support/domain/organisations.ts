import type { Organisations } from '../../../shared/domain/organisation/organisation.ts';
import { carriedFor } from '../../../shared/register/carried-organisations.ts';
import { organisations as known } from '../../../shared/register/organisations.ts';

const carried = carriedFor('demonstration');

/** Every organisation of the register, with the invented people and units of a demonstration. */
export const organisations: Organisations = Object.fromEntries(
  known().flatMap(({ id }) => {
    const organisation = carried(id);
    return organisation === null ? [] : [[id, organisation]];
  }),
);
