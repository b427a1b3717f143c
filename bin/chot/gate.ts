import type { AskedQuestion } from '../../shared/contracts/gate.ts';
import { refusalOf } from './api.ts';
import { checkOffline } from './check-offline.ts';
import { ChotFault } from './chot-fault.ts';
import { addressOf, isNetworkFault, send } from './connection.ts';
import { gateAnswer, toldOf } from './gate-answer.ts';
import type { GateAnswer } from './gate-answer.ts';
import type { Given } from './given.ts';
import { readIfThere } from './keep-file.ts';
import { keptFiles, keptPermits } from './kept-papers.ts';
import { say } from './messages.ts';
import { questionOf } from './question.ts';
import { savePapers } from './save-papers.ts';
import { seenFileOf } from './seen.ts';
import { cell } from './table.ts';
import type { Told } from './told.ts';

const defaultTimeoutSeconds = 10;

const timeoutIn = ({ timeout }: Given): number => {
  if (timeout === undefined) return defaultTimeoutSeconds;
  if (!/^\d{1,4}(?:\.\d{1,3})?$/u.test(timeout) || Number(timeout) === 0)
    throw new ChotFault('badTimeout', { timeout });
  return Number(timeout);
};

/** The answer of the service; null where there is no service to be reached. Any other answer, and a cut one, is a fault. */
const askService = async (given: Given, question: AskedQuestion): Promise<GateAnswer | null> => {
  const asking = {
    method: 'POST',
    path: '/gate/decisions',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(question),
    timeoutSeconds: timeoutIn(given),
  } as const;
  const response = await send(given, asking).catch((error: unknown) => {
    if (isNetworkFault(error)) return null;
    throw error instanceof ChotFault ? error : connectionFault(given, error);
  });
  if (response === null) return null;
  const text = await response.text();
  if (!response.ok) throw refusalOf(response.status, text);
  return { ...answerIn(text), offline: false };
};

const connectionFault = (given: Given, error: unknown): ChotFault => {
  const cause = error instanceof Error ? (error.cause ?? error) : error;
  return new ChotFault('connectionWrong', { url: addressOf(given), reason: cell(String(cause), 200) });
};

const answerIn = (text: string) => {
  try {
    return gateAnswer.parse(JSON.parse(text));
  } catch {
    throw new ChotFault('answerNotUnderstood', { path: '/gate/decisions' });
  }
};

/** The answer of the papers that were kept; a fault where there are none. */
const askPapers = async (given: Given, question: AskedQuestion, now: string): Promise<GateAnswer> => {
  const { save } = given;
  const files = save === undefined ? null : keptFiles(save);
  if (save === undefined || files === null || (await readIfThere(files.keys)) === null)
    throw new ChotFault('noAnswer', { url: addressOf(given) });
  const papers = {
    keys: files.keys,
    status: (await readIfThere(files.status)) === null ? null : files.status,
    permits: await keptPermits(save, question.release.digest),
  };
  return checkOffline(question, papers, {
    now,
    acceptSynthetic: given.synthetic === true,
    organisation: given.organisation ?? null,
    seenFile: seenFileOf(given.seen),
    remembers: true,
  });
};

const saved = async (given: Given, answer: GateAnswer, now: string): Promise<string | undefined> =>
  given.save === undefined
    ? undefined
    : savePapers(given, {
        folder: given.save,
        digest: answer.permit?.digest ?? null,
        seenFile: seenFileOf(given.seen),
        now,
        timeoutSeconds: timeoutIn(given),
      });

/** A denial that does not block yet ends well where that was asked for, and says so aloud. */
const letThrough = (told: Told, { enforcement }: GateAnswer, given: Given): Told =>
  given['let-through'] === true && told.code === 1 && enforcement !== 'block'
    ? { ...told, code: 0, aside: joined(told.aside, say('letThrough', { enforcement })) }
    : told;

const joined = (...parts: readonly (string | undefined)[]): string | undefined => {
  const said = parts.filter((part) => part !== undefined);
  return said.length === 0 ? undefined : said.join('\n');
};

/**
 * `chot gate`: asks the service whether this release may be put into use. Where the service cannot be reached, and only
 * then, the papers that an earlier question kept are judged, and the answer says as of when. Never an allow on a fault.
 */
export const gate = async (given: Given, clock: () => string): Promise<Told> => {
  const question = await questionOf(given);
  const answer = await askService(given, question);
  if (answer === null) {
    const offline = await askPapers(given, question, clock());
    const aside = say('fellBack', { url: addressOf(given), asOf: offline.asOf ?? '–' });
    return letThrough({ ...toldOf(offline, given), aside }, offline, given);
  }
  const aside = await saved(given, answer, clock());
  return letThrough({ ...toldOf(answer, given), aside }, answer, given);
};
