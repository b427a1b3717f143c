import { baseUrlOn } from './issuer.ts';

/** What the stacks are told on one machine, of the run on a port: nothing is real, and nothing stands before the API. */
export const localParameters = (port: number): Readonly<Record<string, string>> => ({
  Purpose: 'demonstration',
  ApiDomain: '127.0.0.1',
  DomainName: '127.0.0.1',
  CertificateArn: 'none',
  PublicUrl: baseUrlOn(port),
  MailDomain: 'chot.example',
});
