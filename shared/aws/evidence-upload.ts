import { PutObjectCommand } from '@aws-sdk/client-s3';
import type { S3Client } from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { evidenceKey } from '../workflow/files/evidence.ts';
import type { EvidenceRef } from '../workflow/files/evidence.ts';

/** How long an upload may begin, in seconds. */
const uploadSeconds = 15 * 60;

/** What is going to be uploaded: `size` in bytes, `sha256` as `sha256:<64 hex>`. */
export interface UploadWish extends EvidenceRef {
  readonly size: number;
  readonly sha256: string;
}

/** An upload as the sender has to make it: with exactly these headers, before `expiresAt` (ISO 8601). */
export interface Upload {
  readonly method: 'PUT';
  readonly url: string;
  readonly headers: Readonly<Record<'x-amz-checksum-sha256', string>>;
  readonly expiresAt: string;
}

/**
 * Lets somebody without account put one file of this length and SHA-256 into quarantine within 15 minutes; length and checksum
 * are signed (SigV4), so S3 refuses every other file.
 */
export const evidenceUpload =
  (client: S3Client, quarantine: string) =>
  async ({ size, sha256, ...ref }: UploadWish, now: Date): Promise<Upload> => {
    const checksum = Buffer.from(sha256.replace('sha256:', ''), 'hex').toString('base64');
    const command = new PutObjectCommand({
      Bucket: quarantine,
      Key: evidenceKey(ref),
      ContentLength: size,
      ChecksumSHA256: checksum,
    });
    const url = await getSignedUrl(client, command, {
      expiresIn: uploadSeconds,
      signingDate: now,
      unhoistableHeaders: new Set(['x-amz-checksum-sha256']),
    });
    const expiresAt = new Date(now.getTime() + uploadSeconds * 1000).toISOString();
    return { method: 'PUT', url, headers: { 'x-amz-checksum-sha256': checksum }, expiresAt };
  };
