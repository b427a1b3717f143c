import { createHash } from 'node:crypto';
import type { WebDeps } from '../deps.ts';
import { problemIn } from '../api.ts';
import type { ApiProblem } from '../api.ts';
import type { SignedInVisit } from '../visit.ts';
import { placeGiven } from './file-views.ts';
import type { Announcement } from './file-views.ts';
import type * as z from 'zod';

/** What is announced of a file that came with a form, for a part of the dossier where it names one. */
export const announced = (
  { name, bytes }: { readonly name: string; readonly bytes: Buffer },
  section: Announcement['section'],
): Announcement => ({
  name: name === '' ? 'tep' : name,
  size: bytes.length,
  sha256: `sha256:${createHash('sha256').update(bytes).digest('hex')}`,
  ...(section !== undefined && { section }),
});

/** Asks for a place to upload one file to; the status and refusal of the API where there is none. */
export const askPlace = async (
  { api }: WebDeps,
  { language, session }: SignedInVisit,
  { path, file }: { readonly path: string; readonly file: Announcement },
): Promise<
  { readonly place: z.infer<typeof placeGiven> } | { readonly status: number; readonly refusal: ApiProblem }
> => {
  const reply = await api({ method: 'POST', path, language, token: session.token, body: file });
  if (reply.status === 201) return { place: placeGiven.parse(reply.body) };
  const refusal = problemIn(reply);
  if (refusal === null) throw new Error(`the API answered ${String(reply.status)} to a file`);
  return { status: reply.status, refusal };
};

/** The key under which one file of one form is confirmed: the same file sent twice with it is one. */
export const keyOfFile = (formKey: string, { sha256 }: Announcement): string =>
  createHash('sha256').update(`${formKey} ${sha256}`).digest('base64url');
