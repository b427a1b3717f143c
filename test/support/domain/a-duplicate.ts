import type { Duplicate } from '../../../shared/domain/likeness/duplicates.ts';

/** A platform of the register that is like the one of a case by its name. */
export const aDuplicate: Duplicate = { platformId: 'NTS-009', score: 0.9, grounds: ['name'] };
