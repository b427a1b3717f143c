import * as z from 'zod';

/** The files of a case; of an erased one no more than its id, digest and day is told. */
export const filesShown = z.object({
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
    }),
  ),
  references: z.array(z.object({ evidence: z.string(), dossier: z.string() })),
});
export type FilesShown = z.infer<typeof filesShown>;

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
});
export type Announcement = z.infer<typeof announcement>;
