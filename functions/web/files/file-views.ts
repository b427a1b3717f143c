import * as z from 'zod';
import { partsWithFiles } from '../../../shared/domain/dossier/content.ts';
import type { Language } from '../../../shared/messages/language.ts';
import { webText } from '../../../shared/messages/web-messages.ts';
import type { CaseShown } from '../cases/case-views.ts';
import type { WebDeps } from '../deps.ts';
import type { Word } from '../forms/field.ts';
import { shown } from '../refusal.ts';
import type { SignedInVisit } from '../visit.ts';
import { filesPath } from './holder.ts';
import type { HolderKind } from './holder.ts';

/** The files of a case or of an organisation; of an erased one no more than its id, digest and day is told. */
const filesShown = z.object({
  items: z.array(
    z.object({
      evidence: z.string(),
      name: z.string().nullish(),
      /** In bytes. */
      size: z.number().optional(),
      sha256: z.string(),
      mediaType: z.string().optional(),
      at: z.string(),
      by: z.string().optional(),
      section: z.string().optional(),
      takenOut: z.object({ at: z.string(), handedIn: z.boolean() }).optional(),
    }),
  ),
  references: z.array(z.object({ evidence: z.string(), dossier: z.string() })).default([]),
});
type FileShown = z.infer<typeof filesShown>['items'][number];

/** A size in bytes as people read it. */
const sizeOf = (size: number, language: Language): string =>
  webText(language, size < 1024 * 1024 ? 'files.kilobytes' : 'files.megabytes', {
    size: size < 1024 * 1024 ? Math.max(1, Math.round(size / 1024)) : (size / 1024 / 1024).toFixed(1),
  });

const listed = (file: FileShown, language: Language) => ({
  ...file,
  sizeText: file.size === undefined ? null : sizeOf(file.size, language),
});
export type ListedFile = ReturnType<typeof listed>;

/** Files as they can be chosen; those that were erased, or taken out of the dossier, cannot. */
export const wordsOfFiles = (files: readonly ListedFile[]): readonly Word[] =>
  files.flatMap(({ evidence, name, takenOut }) =>
    typeof name === 'string' && takenOut === undefined ? [{ value: evidence, text: name }] : [],
  );

/** The files that a part is handed in with. */
export const filesIn = (files: readonly ListedFile[], part: string): readonly ListedFile[] =>
  files.filter(({ section, takenOut }) => section === part && takenOut === undefined);

/** True where a reader of the case may take the file out of its part now. */
export const mayTakeOut = (
  { allowedWithFiles }: Pick<CaseShown, 'allowedWithFiles'>,
  { section, takenOut }: Pick<ListedFile, 'section' | 'takenOut'>,
): boolean => allowedWithFiles.includes('take-out-file') && section !== undefined && takenOut === undefined;

/** The files that are kept there, the newest first, and those elsewhere that results name; or the page that says why not. */
export const readFiles = async (
  deps: WebDeps,
  visit: Pick<SignedInVisit, 'language' | 'session' | 'parameters'>,
  kind: Pick<HolderKind, 'path' | 'files'>,
) => {
  const { language, session } = visit;
  const reply = await deps.api({ language, token: session.token, path: filesPath(kind, visit) });
  const read = shown(reply, filesShown);
  if ('answer' in read) return read;
  const { items, references } = read.value;
  const files = items
    .toSorted((one, other) => (one.at < other.at ? 1 : -1))
    .map((file) => listed(file, language));
  return { value: { files, references } };
};

/** A place to upload one file to. */
export const placeGiven = z.object({
  evidenceId: z.string(),
  upload: z.object({ url: z.url(), headers: z.record(z.string(), z.string()) }),
});

/** Where one file can be fetched for five minutes. */
export const fileLink = z.object({ url: z.url() });

/** A file as it is announced: `size` in bytes, `sha256` as `sha256:<64 hex>`. */
export const announcement = z.object({
  name: z.string().min(1),
  size: z.coerce.number().int().min(1),
  sha256: z.string(),
  /** The part of the dossier that it belongs to. */
  section: z.enum(partsWithFiles).optional(),
});
export type Announcement = z.infer<typeof announcement>;
