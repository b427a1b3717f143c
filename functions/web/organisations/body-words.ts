import { roles } from '../../../shared/domain/actor.ts';
import { delegableMoves } from '../../../shared/domain/organisation/delegation.ts';
import type { Language } from '../../../shared/messages/language.ts';
import { name } from '../../../shared/messages/messages.ts';
import { webText } from '../../../shared/messages/web-messages.ts';
import { wordsOfFiles } from '../files/file-views.ts';
import type { ListedFile } from '../files/file-views.ts';
import type { BodySource, Word } from '../forms/field.ts';
import { rulesetText } from '../law.ts';
import { dayText } from '../written.ts';
import type { BodyShown } from './body-views.ts';

interface Days {
  readonly firstDay: string | null;
  readonly lastDay: string | null;
}

/** A period as it reads; what is open at an end is said so. */
export const periodText = (language: Language, { firstDay, lastDay }: Days): string => {
  const day = (given: string | null) =>
    given === null ? webText(language, 'bodies.open') : dayText(language, given);
  return webText(language, 'bodies.period', { from: day(firstDay), until: day(lastDay) });
};

const ofPeople = ({ members, absences, interests }: BodyShown, language: Language) => ({
  members: Object.entries(members).map(([value, { unit }]) => ({ value, text: `${value} (${unit})` })),
  absences: Object.entries(absences).map(([value, absence]) => ({
    value,
    text: `${absence.member} · ${periodText(language, absence)}`,
  })),
  interests: Object.entries(interests).map(([value, tie]) => ({
    value,
    text: `${tie.subject ?? tie.unit} · ${tie.vendor} · ${webText(language, `word.${tie.kind}`)}`,
  })),
});

/** What may be chosen in the forms of an organisation. */
export const wordsOfBody = (
  body: BodyShown,
  language: Language,
  files: readonly ListedFile[],
): Record<BodySource, readonly Word[]> => ({
  documents: wordsOfFiles(files),
  ...ofPeople(body, language),
  units: Object.entries(body.units).map(([value, unit]) => ({ value, text: `${unit.nameVi} (${value})` })),
  entitlements: Object.entries(body.units).flatMap(([unit, { entitlements }]) =>
    entitlements.map(({ kind, number }) => ({
      value: `${unit}|${number}`,
      text: `${unit} · ${webText(language, `word.${kind}`)} · ${number}`,
    })),
  ),
  delegations: Object.entries(body.delegations).map(([value, given]) => ({
    value,
    text: `${given.toUnit} · ${given.documentNumber} · ${periodText(language, given)}`,
  })),
  reports: body.reports
    .filter(({ sent }) => sent === null)
    .map(({ ruleset, year }) => ({
      value: `${ruleset}|${String(year)}`,
      text: webText(language, 'bodies.reportChoice', {
        year: String(year),
        law: rulesetText(language, ruleset),
      }),
    })),
  roles: roles.map((value) => ({ value, text: name(language, 'roles', value) })),
  moves: delegableMoves.map((value) => ({ value, text: name(language, 'moves', value) })),
});
