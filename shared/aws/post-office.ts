import type { Letter, Post } from '../workflow/notice-ports.ts';
import { post, signerOf } from './lean-client.ts';

const path = '/v2/email/outbound-emails';
const plain = (Data: string) => ({ Data, Charset: 'UTF-8' });

/** What SES v2 takes for `SendEmail`: one address, a subject and a plain text. */
const inputOf = (from: string, { to, subject, text }: Letter) => ({
  FromEmailAddress: from,
  Destination: { ToAddresses: [to] },
  Content: { Simple: { Subject: plain(subject), Body: { Text: plain(text) } } },
});

/**
 * Sends letters through Amazon SES (API version 2, `SendEmail`), signed with the credentials of the function. A letter that
 * is not taken is a fault without the text of the answer, which may quote the address.
 */
export const postOffice = (from: string, at = process.env['AWS_ENDPOINT_URL_SESV2']): Post => {
  const region = process.env['AWS_REGION'] ?? '';
  const endpoint = new URL(path, at ?? `https://email.${region}.amazonaws.com`);
  const signer = signerOf('ses');
  return async (letter) => {
    const body = JSON.stringify(inputOf(from, letter));
    const { headers } = await signer.sign({
      method: 'POST',
      protocol: endpoint.protocol,
      hostname: endpoint.hostname,
      path,
      headers: {
        host: endpoint.host,
        'content-type': 'application/json',
        'content-length': String(Buffer.byteLength(body)),
      },
      body,
    });
    const { status } = await post(endpoint, { headers, body }, undefined);
    if (status !== 200) throw new Error(`SendEmail was answered ${String(status)}`);
  };
};
