import { partsWithFiles } from '../../../shared/domain/dossier/content.ts';
import type { Language } from '../../../shared/messages/language.ts';
import { webText } from '../../../shared/messages/web-messages.ts';
import type { CaseShown } from '../cases/case-views.ts';
import { filesIn, mayTakeOut } from '../files/file-views.ts';
import type { ListedFile } from '../files/file-views.ts';
import { partsOpenIn } from '../files/holder.ts';
import { labelOf, wordText } from '../forms/field.ts';
import type { Field } from '../forms/field.ts';
import { addressIn } from '../visit.ts';
import { dayText } from '../written.ts';
import type { AnsweredPart, FilesOfPart } from './answered-part.ts';
import { sections } from './sections.ts';
import type { Section } from './sections.ts';

/** How much of a part the law finds missing. */
export const lackingIn = ({ paths }: Section, { missing }: Pick<CaseShown, 'missing'>): number =>
  paths.filter((path) => missing.includes(path)).length;

const linesOf = (language: Language, field: Field, value: string | readonly string[]): readonly string[] => {
  const given = (typeof value === 'string' ? value.split('\n') : value).filter((line) => line !== '');
  if (field.words !== undefined) return given.map((word) => wordText(language, field, word));
  return field.kind === 'day' ? given.map((day) => dayText(language, day)) : given;
};

const placeOf = ({ id }: Pick<CaseShown, 'id'>): string => `/dossiers/${encodeURIComponent(id)}`;

/** The files of a part, as its form and the check of all answers list them. */
export const filesOfPart = (
  language: Language,
  { shown, files }: { readonly shown: CaseShown; readonly files: readonly ListedFile[] },
  name: Section['name'],
): FilesOfPart => {
  const place = addressIn(language, `${placeOf(shown)}/files`);
  const part = partsWithFiles.find((each) => each === name);
  const mayAdd = part !== undefined && partsOpenIn(shown).includes(part);
  return {
    items: filesIn(files, name).map((file) => ({
      href: `${place}/${encodeURIComponent(file.evidence)}`,
      text: file.name ?? webText(language, 'files.erased'),
      takeOut: mayTakeOut(shown, file)
        ? addressIn(
            language,
            `${placeOf(shown)}/content/${name}/files/${encodeURIComponent(file.evidence)}/removal`,
          )
        : null,
    })),
    add: mayAdd ? `${place}?section=${name}` : null,
  };
};

/** Everything that a dossier says, part by part, with the files of each and where it is changed. */
export const answersOf = (
  language: Language,
  of: { readonly shown: CaseShown; readonly files: readonly ListedFile[] },
): readonly AnsweredPart[] =>
  sections.map((section) => {
    const { shown } = of;
    const said = section.from(shown.content ?? {});
    const rows = section.fields.map((field) => ({
      label: labelOf(language, field),
      lines: linesOf(language, field, said[field.name] ?? ''),
    }));
    return {
      name: section.name,
      rows: rows.filter(({ lines }) => lines.length > 0),
      lacking: lackingIn(section, shown),
      files: filesOfPart(language, of, section.name),
      change: shown.allowed.includes('save-content')
        ? addressIn(language, `${placeOf(shown)}/content/${section.name}`)
        : null,
    };
  });
