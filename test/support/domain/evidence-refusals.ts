import type { FileProblem } from '../../../shared/domain/refusal.ts';
import type { FileFound } from '../../../shared/domain/rules.ts';
import { aCase, aDossier, digestOf } from './a-case.ts';
import { aPaper } from './a-content.ts';
import { aCommand } from './commands.ts';
import { factsOfLevel } from './facts.ts';
import { aRuling, people } from './people.ts';
import type { RefusalScenario } from './refusal-scenario.ts';
import { historyTo } from './road.ts';
import { aContext, monday } from './surroundings.ts';

const found = (file: FileFound | null) => ({ ...aContext(), file });
const otherBytes = { size: 1, sha256: digestOf('d'), mediaType: 'application/pdf' };
const ofPart = { ...otherBytes, section: 'models', round: 0 } as const;

/** Why the bytes of a file are no use. */
const problems: readonly FileProblem[] = [
  'file-damaged',
  'file-empty',
  'file-erased',
  'file-sealed-otherwise',
  'file-too-large',
  'file-type-refused',
];

/** The refusals about the files of a case. */
export const evidenceRefusals: readonly RefusalScenario[] = [
  {
    code: 'details-kept-on-paper',
    because: 'no file of a case at level 5 is entered',
    history: historyTo('drafting', { facts: aCase({ proposedLevel: 5 }) }),
    command: aCommand('confirm-evidence'),
  },
  {
    code: 'details-kept-on-paper',
    because: 'no file about state secrets is entered, whatever the level',
    history: aDossier({ system: { informationClasses: ['private', 'state-secret'] } }),
    command: aCommand('confirm-evidence'),
  },
  {
    code: 'details-kept-on-paper',
    because: 'the facts give level 5, though less is proposed',
    history: historyTo('drafting', {
      then: [aCommand('save-content', { body: { content: aPaper({ facts: factsOfLevel[5] }) } })],
    }),
    command: aCommand('confirm-evidence'),
  },
  {
    code: 'too-many-files',
    because: 'the case is full',
    history: aDossier({ files: 1000 }),
    command: aCommand('confirm-evidence'),
    details: { most: 1000 },
  },
  ...[aCommand('confirm-evidence'), aCommand('open-evidence'), aCommand('take-out-file')].map(
    (command): RefusalScenario => ({
      code: 'file-missing',
      because: `${command.type} names a file that nobody uploaded`,
      history: historyTo('drafting'),
      command,
      context: found(null),
    }),
  ),
  {
    code: 'file-differs',
    because: 'the stored bytes are not what was announced',
    history: historyTo('drafting'),
    command: aCommand('confirm-evidence'),
    context: found(otherBytes),
    details: { size: 1, sha256: digestOf('d') },
  },
  ...problems.map((code): RefusalScenario => ({
    code,
    because: 'so the worker found the bytes',
    history: historyTo('drafting'),
    command: aCommand('confirm-evidence'),
    context: found({ problem: code }),
  })),
  {
    code: 'file-of-no-part',
    because: 'evidence of the case was handed in with no part',
    history: historyTo('drafting'),
    command: aCommand('take-out-file'),
    context: found(otherBytes),
  },
  {
    code: 'file-taken-out',
    because: 'it was taken out already',
    history: historyTo('drafting'),
    command: aCommand('take-out-file'),
    context: found({ ...ofPart, takenOut: { at: monday, handedIn: false } }),
  },
  {
    code: 'file-taken-out',
    because: 'a draft that nobody was handed is not the owner’s to read',
    history: historyTo('drafting'),
    command: aCommand('open-evidence', { actor: people.owner }),
    context: found({ ...ofPart, takenOut: { at: monday, handedIn: false } }),
  },
  {
    code: 'attachment-unknown',
    because: 'the signed document was taken out of the dossier before it was handed in',
    history: historyTo('awaiting-appraisal'),
    command: aCommand('appraise', { body: { ruling: aRuling({ attachment: 'ev-9' }) } }),
    context: found({ ...ofPart, takenOut: { at: monday, handedIn: false } }),
    details: { attachment: 'ev-9' },
  },
  {
    code: 'file-still-needed',
    because: 'the permit is valid',
    history: historyTo('published'),
    command: aCommand('erase-files'),
    details: { status: 'published' },
  },
  {
    code: 'file-erased',
    because: 'they are erased already',
    history: aDossier({ status: 'withdrawn', filesErasedAt: '2026-11-02T02:00:00.000Z' }),
    command: aCommand('erase-files'),
  },
  {
    code: 'attachment-unknown',
    because: 'the signed document is not among the files of the case',
    history: historyTo('awaiting-appraisal'),
    command: aCommand('appraise', { body: { ruling: aRuling({ attachment: 'ev-9' }) } }),
    context: found(null),
    details: { attachment: 'ev-9' },
  },
];
