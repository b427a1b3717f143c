import { dossierMoves, fileMoves, permitMoves } from '../../../shared/domain/moves.ts';
import type { Move } from '../../../shared/domain/moves.ts';
import { name } from '../../../shared/messages/messages.ts';
import { webText } from '../../../shared/messages/web-messages.ts';
import { rulesetTermsOf } from '../../../shared/rulesets/ruleset-terms.ts';
import type { CaseShown } from '../cases/case-views.ts';
import { changesSince, readCase } from '../cases/read-case.ts';
import { answersOf } from '../content/answers.ts';
import type { AnsweredPart } from '../content/answered-part.ts';
import type { WebDeps } from '../deps.ts';
import { readFiles } from '../files/file-views.ts';
import { filesOfCases } from '../files/holder.ts';
import { typedIn } from '../forms/field.ts';
import { formPage, objectionTo } from '../forms/form-page.ts';
import type { Objection, ShownForm } from '../forms/form-page.ts';
import { sendForm, versionIn } from '../forms/send.ts';
import { differsIn, duplicateFields } from '../moves/duplicate-fields.ts';
import type { MoveForm } from '../moves/move-fields.ts';
import { articleText } from '../law.ts';
import { moveForms } from '../moves/move-forms.ts';
import { wordsFor } from '../moves/words.ts';
import { addressIn } from '../visit.ts';
import type { PageAnswer, SignedInVisit, StaffPage } from '../visit.ts';

const allMoves: readonly Move[] = [...dossierMoves, ...permitMoves, ...fileMoves].map(({ move }) => move);

/** A move with its form; null for one that has no form, and for a word that is no move. */
const formNamed = (move: string): { move: Move; form: MoveForm } | null => {
  const known = allMoves.find((each) => each === move);
  const form = known && moveForms[known];
  return known === undefined || form === undefined ? null : { move: known, form };
};

/** The article that a move rests on, as the ruleset of the case names it. */
const basisOf = ({ ruleset, rulesetVersion }: CaseShown, move: Move): string =>
  rulesetTermsOf(ruleset, rulesetVersion).articleOf(move).article ?? ruleset;

interface Showing {
  readonly deps: WebDeps;
  readonly visit: SignedInVisit;
  readonly shown: CaseShown;
  readonly asked: { readonly move: Move; readonly form: MoveForm };
}

/** The fields of the form, with one for each platform that the case must be told apart from. */
const fieldsOf = async ({ deps, visit, shown, asked: { form } }: Showing) => {
  const { fields, beside } = await duplicateFields({ deps, visit, shown }, form.tellsApart);
  return { fields: [...form.fields, ...fields], beside };
};

/** All that the dossier says, where the form hands it in. */
const partsOf = async ({
  deps,
  visit,
  shown,
  asked: { form },
}: Showing): Promise<readonly AnsweredPart[]> => {
  if (form.checksAnswers !== true) return [];
  const read = await readFiles(deps, visit, filesOfCases);
  return 'answer' in read ? [] : answersOf(visit.language, { shown, files: read.value.files });
};

const keptTyped = ({ session, language, path }: SignedInVisit): URLSearchParams | null =>
  session.kept?.path === addressIn(language, path)
    ? new URLSearchParams(session.kept.fields.map(([key, value]): [string, string] => [key, value]))
    : null;

/** What a link to a form has chosen already, as the criterion of a finding. */
const preset = ({ query }: SignedInVisit): URLSearchParams | null => (query.size === 0 ? null : query);

const show = async (
  { deps, visit, shown, asked }: Showing,
  objection: Objection | null,
): Promise<PageAnswer> => {
  const { language } = visit;
  const { move, form } = asked;
  const showing = { deps, visit, shown, asked };
  const [{ fields, beside }, parts] = await Promise.all([fieldsOf(showing), partsOf(showing)]);
  const typed = objection === null ? (keptTyped(visit) ?? preset(visit)) : visit.form;
  const page: ShownForm = {
    language,
    heading: name(language, 'moves', move),
    caption: `${shown.caseNumber} · ${webText(language, 'case.version')} ${shown.releaseVersion}`,
    lead: webText(language, 'form.basis', { basis: articleText(language, basisOf(shown, move)) }),
    action: addressIn(language, visit.path),
    back: addressIn(language, `/dossiers/${encodeURIComponent(shown.id)}`),
    fields,
    beside,
    parts,
    words: await wordsFor({ deps, visit, shown }, form.fields),
    typed,
    version: objection === null ? ((typed && versionIn(typed)) ?? shown.version) : shown.version,
    button: name(language, 'moves', move),
    ...(form.isDanger && { isDanger: true }),
  };
  return formPage({ deps, form: page, objection });
};

const opened =
  (deps: WebDeps, then: (showing: Showing) => Promise<PageAnswer>): StaffPage['showTo'] =>
  async (visit) => {
    const asked = formNamed(visit.parameters['move'] ?? '');
    if (asked === null) return { template: 'not-found.njk', data: {}, status: 404 };
    const read = await readCase(deps, visit, visit.parameters['id'] ?? '');
    return 'answer' in read ? read.answer : then({ deps, visit, shown: read.value, asked });
  };

/** `GET /dossiers/{id}/{move}`: the form of a move that the reader may make now. */
export const moveFormPage = (deps: WebDeps): StaffPage => ({
  method: 'GET',
  path: '/dossiers/{id}/do/{move}',
  showTo: opened(deps, (showing) => {
    const { asked, shown, visit } = showing;
    if ([...shown.allowed, ...shown.allowedWithFiles].includes(asked.move)) return show(showing, null);
    return Promise.resolve({
      template: 'not-your-turn.njk',
      data: { place: `/dossiers/${visit.parameters['id'] ?? ''}` },
      status: 409,
    });
  }),
});

/** What happened since the form was shown is told where that is why it comes back. */
const withChanges = async ({ deps, visit, shown }: Showing, objection: Objection): Promise<Objection> => {
  const version = versionIn(visit.form);
  if (version === null || shown.version <= version) return objection;
  return { ...objection, changes: await changesSince(deps, visit, { id: shown.id, version }) };
};

/** `POST /dossiers/{id}/{move}`: makes the move, once, as the person, on the version that the form was shown on. */
export const makeMove = (deps: WebDeps): StaffPage => ({
  method: 'POST',
  path: '/dossiers/{id}/do/{move}',
  showTo: opened(deps, async (showing) => {
    const { visit, shown, asked } = showing;
    const { fields } = await fieldsOf(showing);
    const wrong = objectionTo(visit.language, fields, visit.form);
    if (wrong !== null) return show(showing, wrong);
    const path = `/dossiers/${encodeURIComponent(shown.id)}/${asked.form.request}`;
    const typed = typedIn(visit.form);
    const body = Object.assign({}, asked.form.body(typed), differsIn(fields, typed));
    const wish = { method: 'POST', path, body } as const;
    const sent = await sendForm(deps, visit, { wish, fields, done: asked.move });
    return 'answer' in sent ? sent.answer : show(showing, await withChanges(showing, sent.objection));
  }),
});
