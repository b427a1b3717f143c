import { readKeySet, readPermit, readStatusList } from '../../shared/contracts/papers.ts';
import type { OpenedList } from '../../shared/contracts/papers.ts';
import type { AskedQuestion } from '../../shared/contracts/gate.ts';
import { permitShown } from '../../shared/domain/gate/judge.ts';
import { judgeOffline } from '../../shared/domain/gate/offline.ts';
import type { OfflineVerdict, Paper } from '../../shared/domain/gate/offline.ts';
import type { OfflinePermit } from '../../shared/domain/gate/offline-records.ts';
import { gateText } from '../../shared/messages/gate-messages.ts';
import type { TrustedKeys } from '../../shared/workflow/open-envelope.ts';
import { ChotFault } from './chot-fault.ts';
import type { GateAnswer } from './gate-answer.ts';
import { readThere } from './keep-file.ts';
import { readerLanguage } from './reader.ts';
import { readSeen, remember, seenIssuedAt, seenRevokedKeys } from './seen.ts';

/** The files that a check stands on. */
export interface PaperFiles {
  readonly permits: readonly string[];
  readonly status: string | null;
  readonly keys: string | null;
}

/** How a check is made: when, for whom, and where it is noted which list was seen. */
export interface CheckTerms {
  readonly now: string;
  readonly acceptSynthetic: boolean;
  readonly organisation: string | null;
  readonly seenFile: string;
  /** False where the moment of the check is not the present: such a check leaves no trace. */
  readonly remembers: boolean;
}

interface ReadPapers {
  readonly permits: readonly { readonly file: string; readonly paper: Paper<OfflinePermit> }[];
  readonly list: { readonly file: string; readonly paper: Paper<OpenedList> } | null;
}

/** The keys of a key set file; anything else is a fault, since nothing can be said without them. */
export const keysIn = async (file: string): Promise<TrustedKeys> => {
  const bytes = await readThere(file);
  try {
    return readKeySet(bytes.toString('utf8'));
  } catch {
    throw new ChotFault('keySetUnreadable', { file });
  }
};

const readPapers = async (files: PaperFiles, revokedKeys: readonly string[]): Promise<ReadPapers> => {
  if (files.keys === null) {
    if (files.permits.length > 0 || files.status !== null) throw new ChotFault('keysMissing');
    return { permits: [], list: null };
  }
  const keys = await keysIn(files.keys);
  const list =
    files.status === null
      ? null
      : {
          file: files.status,
          paper: readStatusList(await readThere(files.status), { keys, revokedKeys }),
        };
  const revoked = list?.paper.ok === true ? [...revokedKeys, ...list.paper.value.revokedKeys] : revokedKeys;
  const permits = await Promise.all(
    files.permits.map(async (file) => ({
      file,
      paper: readPermit(await readThere(file), { keys, revokedKeys: revoked }),
    })),
  );
  return { permits, list };
};

const reasonsOf = ({ reason }: OfflineVerdict, { list, permits }: ReadPapers): GateAnswer['reasons'] => {
  if (reason === null) return [];
  const wrong = [...(list === null ? [] : [list]), ...permits].find(
    ({ paper }) => !paper.ok && paper.reason === reason,
  );
  return [{ code: reason, ...gateText(readerLanguage(), reason), ...(wrong && { paper: wrong.file }) }];
};

const answerOf = (
  verdict: OfflineVerdict,
  { question, papers, now }: { question: AskedQuestion; papers: ReadPapers; now: string },
): GateAnswer => {
  const { record } = verdict;
  return {
    decisionId: null,
    decision: verdict.decision,
    enforcement: verdict.enforcement,
    reasons: reasonsOf(verdict, papers),
    level: record?.level ?? null,
    validUntil: record?.permit?.validUntil ?? null,
    permit: record && permitShown(record, question.release, now),
    decidedAt: now,
    recorded: false,
    asOf: verdict.asOf,
    offline: true,
  };
};

/**
 * Answers a question from files alone, as the service would as of the list. A paper that is not right denies; a file that
 * cannot be read, a key set that is none, and a note of lists seen that cannot be read or written are faults.
 */
export const checkOffline = async (
  question: AskedQuestion,
  files: PaperFiles,
  terms: CheckTerms,
): Promise<GateAnswer> => {
  const { now, acceptSynthetic, organisation } = terms;
  const seen = await readSeen(terms.seenFile);
  const papers = await readPapers(files, seenRevokedKeys(seen));
  const list = papers.list?.paper ?? null;
  const context = {
    now,
    acceptSynthetic,
    organisation,
    seenIssuedAt: list?.ok === true ? seenIssuedAt(seen, list.value.keyid) : null,
  };
  const given = { permits: papers.permits.map(({ paper }) => paper), list };
  const verdict = judgeOffline(question, given, context);
  if (terms.remembers && list?.ok === true && list.value.issuedAt <= now)
    await remember(terms.seenFile, list.value);
  return answerOf(verdict, { question, papers, now });
};
