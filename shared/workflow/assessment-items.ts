import type { CommandOf, EvidenceLink, RecordedResult } from '../domain/dossier/commands.ts';
import type { Dossier } from '../domain/dossier/dossier.ts';
import type { DossierEvent } from '../domain/dossier/events.ts';
import type { Change } from './aggregate.ts';
import { keys } from './keys.ts';
import type { SideItem } from './ports.ts';
import type { DossierWish } from './wishes.ts';

type DossierChange = Change<Dossier, DossierEvent, DossierWish>;

const put = (key: SideItem['key'], body: SideItem['body']): SideItem => ({ key, body, claim: null });

/** Files that another case keeps, once each. */
const foreignFiles = (named: readonly EvidenceLink[], own: string): EvidenceLink[] => {
  const links = named.filter(
    (link) => 'evidence' in link && link.dossier !== undefined && link.dossier !== own,
  );
  return [
    ...new Map(
      links.map((link) => ['evidence' in link ? `${link.dossier ?? ''}/${link.evidence}` : '', link]),
    ).values(),
  ];
};

const keepersOf = (links: readonly EvidenceLink[]): string[] => [
  ...new Set(
    links.flatMap((link) => ('evidence' in link && link.dossier !== undefined ? [link.dossier] : [])),
  ),
];

/** So many results share an item: the longest note and all the evidence there may be are 12 KB, and an item takes 400. */
const resultsOfAPart = 25;

const inParts = <T>(all: readonly T[], size: number): (readonly T[])[] =>
  Array.from({ length: Math.ceil(all.length / size) }, (_, n) => all.slice(n * size, (n + 1) * size));

/** What was recorded on each criterion, beside what was recorded before, and the files of other cases that it rests on. */
export const resultItems = (
  results: readonly RecordedResult[],
  { command: { actor }, after: { facts }, version, at }: DossierChange,
): SideItem[] => {
  const head = { version, at, by: actor.unit, author: actor.subject };
  const entries = results.map(({ criterion, verdict, note, evidence, scheduledFor }) => ({
    criterion,
    verdict,
    note: note ?? null,
    evidence: evidence ?? [],
    scheduledFor: scheduledFor ?? null,
  }));
  const foreign = foreignFiles(
    results.flatMap(({ evidence = [] }) => evidence),
    facts.id,
  );
  return [
    ...inParts(entries, resultsOfAPart).map((part, n) =>
      put(keys.results(facts.id, version, n), { ...head, results: part }),
    ),
    ...keepersOf(foreign).map((keeper) => put(keys.evidenceUse(keeper, facts.id), { dossierId: facts.id })),
    ...(foreign.length === 0 ? [] : [put(keys.evidenceRefs(facts.id, version), { files: foreign })]),
  ];
};

/** Who completed tasks, on which evidence, and the files of other cases that they rest on. */
export const taskItems = (
  { criteria, evidence, note }: CommandOf<'complete-task'>['body'],
  { command: { actor }, after: { facts }, version, at }: DossierChange,
): SideItem[] => {
  const body = {
    evidence,
    note: note ?? null,
    version,
    at,
    by: actor.unit,
    author: actor.subject,
  };
  const foreign = foreignFiles(evidence, facts.id);
  return [
    ...criteria.map((criterion) => put(keys.task(facts.id, criterion, version), { criterion, ...body })),
    ...(foreign.length === 0 ? [] : [put(keys.evidenceRefs(facts.id, version), { files: foreign })]),
  ];
};

/** Who took over the results of another unit, criterion by criterion. */
export const takeoverItems = (
  criteria: readonly string[],
  { command: { actor }, after: { facts }, version, at }: DossierChange,
): SideItem[] =>
  criteria.map((criterion) =>
    put(keys.takeover(facts.id, criterion, version), {
      criterion,
      version,
      at,
      by: actor.unit,
      author: actor.subject,
    }),
  );

/** The texts of a finding: as it was raised, as it was answered last, and as it was looked at again last. */
export const findingItems = ({ command, after: { facts }, at }: DossierChange): SideItem[] => {
  const by = command.actor.unit;
  switch (command.type) {
    case 'raise-finding':
      return [
        put(keys.finding(facts.id, command.id, 'RAISED'), { finding: command.id, ...command.body, at, by }),
      ];
    case 'answer-finding':
      return [put(keys.finding(facts.id, command.body.finding, 'ANSWERED'), { ...command.body, at, by })];
    case 'recheck-finding':
      return [put(keys.finding(facts.id, command.body.finding, 'RECHECKED'), { ...command.body, at, by })];
    default:
      return [];
  }
};
