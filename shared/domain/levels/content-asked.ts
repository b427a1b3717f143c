import type { ContentField } from '../dossier/completeness.ts';
import type { Level } from '../level.ts';
import type { LevelCriteria } from './criteria.ts';
import { evaluate } from './evaluate.ts';
import type { LevelFacts } from './facts.ts';

/** The fields that a dossier of a level must fill; those that hang on a fact only where the fact is named. */
export const contentAsked = (
  { content }: LevelCriteria,
  level: Level,
  facts: LevelFacts | undefined,
): ContentField[] =>
  content
    .filter(({ fromLevel }) => level >= fromLevel)
    .filter(({ when }) => {
      if (when === undefined) return true;
      return facts !== undefined && evaluate(when, facts).holds === true;
    })
    .flatMap(({ fields }) => fields);
