/** What the stacks are told on one machine: nothing is real, and nothing stands before the API. */
export const localParameters: Readonly<Record<string, string>> = {
  Purpose: 'demonstration',
  ApiDomain: '127.0.0.1',
  DomainName: '127.0.0.1',
  CertificateArn: 'none',
};
