import { appraisingBody } from '../../../shared/domain/dossier/parties.ts';
import type { FormDefinition } from '../../../shared/domain/forms/form.ts';
import type { Answer } from '../../../shared/lambda/http-answer.ts';
import { ok, problem } from '../../../shared/lambda/http-answer.ts';
import type { Route } from '../../../shared/lambda/http-endpoint.ts';
import type { Request } from '../../../shared/lambda/http-request.ts';
import { formTexts } from '../../../shared/messages/form-messages.ts';
import { languageOf } from '../../../shared/messages/language.ts';
import { formsOf } from '../../../shared/rulesets/forms.ts';
import { caseNumberOf } from '../../../shared/workflow/case-number.ts';
import { availabilityOf, filledForm } from '../../../shared/workflow/forms/filled-form.ts';
import type { FormSource } from '../../../shared/workflow/forms/form-source.ts';
import type { FilledForm } from '../../../shared/workflow/forms/filled-form.ts';
import { receiptFor } from '../../../shared/workflow/forms/receipt.ts';
import type { ApiDeps } from '../deps.ts';
import { documentAnswer } from '../documents/document-answer.ts';
import { formPage } from '../documents/form-page.ts';
import { receiptPage } from '../documents/receipt-page.ts';
import { formSourceOf } from '../form-source.ts';
import { visible } from '../visible.ts';

type Show = (source: FormSource, request: Request) => Answer;

const documentRoute = (deps: ApiDeps, path: string, show: Show): Route => ({
  method: 'GET',
  path,
  handle: async (request) => {
    const seen = await visible(deps, request);
    if ('problem' in seen) return seen;
    return show(
      await formSourceOf(
        deps,
        seen.state,
        appraisingBody(seen.state, { ...seen.context, organisations: {} }),
      ),
      request,
    );
  },
});

/** `GET /dossiers/{id}/forms`: the official forms of the law of the case, and which can be printed now; where none are known, it says so. */
const listForms: Show = (source, { headers }) => {
  const { forms, frame } = formTexts[languageOf(headers['accept-language'])];
  const { facts } = source.dossier;
  const items = formsOf(facts).map((form) => ({
    form: form.id,
    name: forms[form.id].name,
    article: form.article,
    levels: form.levels,
    availability: availabilityOf(form, source),
  }));
  const notice = items.length === 0 ? frame.noForms : null;
  return ok({ caseNumber: caseNumberOf(source.dossier), ruleset: facts.ruleset, notice, items });
};

const jsonOf = ({ id, article }: FormDefinition, filled: FilledForm) => ({ ...filled, form: id, article });

/** `GET /dossiers/{id}/forms/{form}`: one form filled from the case, as a page to print or as its fields. */
const oneForm: Show = (source, request) => {
  const wanted = request.parameters['form'];
  const form = formsOf(source.dossier.facts).find(({ id }) => id === wanted);
  if (form === undefined) return problem(404, 'no-such-form');
  const availability = availabilityOf(form, source);
  if (availability !== 'available')
    return problem(409, 'form-not-available', { details: { form: form.id, availability } });
  const filled = filledForm(form, source);
  return documentAnswer(request, jsonOf(form, filled), (language) => formPage(filled, language));
};

/** `GET /dossiers/{id}/receipt`: what was handed in, when and by whom, and until when the next step is due. */
const receipt: Show = (source, request) => {
  const found = receiptFor(source);
  if (found === null) return problem(404, 'not-submitted-yet');
  return documentAnswer(request, found, (language) => receiptPage(found, language));
};

/** Every route that gives documents of one case; who may read the case may print them. */
export const formRoutes = (deps: ApiDeps): Route[] => [
  documentRoute(deps, '/dossiers/{id}/forms', listForms),
  documentRoute(deps, '/dossiers/{id}/forms/{form}', oneForm),
  documentRoute(deps, '/dossiers/{id}/receipt', receipt),
];
