import { GetObjectCommand } from '@aws-sdk/client-s3';
import type { S3Client } from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';

/** How long a download may begin, in seconds: as long as a cache may keep a file that is answered, and who was sent there goes at once. */
const linkSeconds = 30;

/** A file of the register in the bucket, and what its readers are told that it is. */
export interface LinkWish {
  readonly key: string;
  readonly contentType: string;
  readonly isPacked: boolean;
}

/** Lets anybody fetch one file of the register straight from the bucket, kept by no cache: for what no function may answer. */
export const exportLink =
  (client: S3Client, exportsBucket: string) =>
  ({ key, contentType, isPacked }: LinkWish, now: Date): Promise<string> => {
    const command = new GetObjectCommand({
      Bucket: exportsBucket,
      Key: key,
      ResponseContentType: contentType,
      ResponseCacheControl: 'no-store',
      ...(isPacked && { ResponseContentEncoding: 'gzip' }),
    });
    return getSignedUrl(client, command, { expiresIn: linkSeconds, signingDate: now });
  };
