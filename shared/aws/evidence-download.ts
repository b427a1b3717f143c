import { GetObjectCommand } from '@aws-sdk/client-s3';
import type { S3Client } from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { attachmentNamed } from '../workflow/files/content-disposition.ts';
import { safeFileName } from '../workflow/files/file-name.ts';
import { servedType } from '../workflow/files/media-types.ts';

/** How long a download may begin, in seconds. */
const downloadSeconds = 5 * 60;

/** A copy in the outbox with the name that somebody gave the file, in whatever letters, and the kind it was found to be. */
export interface DownloadWish {
  readonly outboxKey: string;
  readonly name: string;
  readonly mediaType: string;
}

/** Where the file can be fetched until `expiresAt` (ISO 8601). */
export interface Download {
  readonly url: string;
  readonly expiresAt: string;
}

/**
 * Lets somebody without account fetch one copy within 5 minutes: saved under a safe name and never shown in the page, as a kind
 * of file from a short list, and kept by no cache.
 */
export const evidenceDownload =
  (client: S3Client, outbox: string) =>
  async ({ outboxKey, name, mediaType }: DownloadWish, now: Date): Promise<Download> => {
    const command = new GetObjectCommand({
      Bucket: outbox,
      Key: outboxKey,
      ResponseContentType: servedType(mediaType),
      ResponseContentDisposition: attachmentNamed(safeFileName(name, mediaType)),
      ResponseCacheControl: 'private, no-store',
    });
    const url = await getSignedUrl(client, command, { expiresIn: downloadSeconds, signingDate: now });
    return { url, expiresAt: new Date(now.getTime() + downloadSeconds * 1000).toISOString() };
  };
