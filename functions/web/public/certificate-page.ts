import { scanCode } from '../../../shared/register/pictures/scan-code.ts';
import type { WebDeps } from '../deps.ts';
import { shown } from '../refusal.ts';
import type { PublicPage } from '../visit.ts';
import { titleIn } from './platform-rows.ts';
import { platformView, rulingsView } from './platform-views.ts';
import type { PlatformView, RulingsView } from './platform-views.ts';

/** What a certificate says of the release whose permit it prints; null where the register has no valid one to print. */
const certified = ({ conclusion }: PlatformView, { items, permits }: RulingsView) => {
  if (conclusion?.permit !== 'valid' || conclusion.level === null || conclusion.validUntil === null)
    return null;
  const { releaseId, level, validUntil, synthetic } = conclusion;
  const ofRelease = permits.filter((each) => each.releaseId === releaseId);
  const [first] = ofRelease;
  if (first === undefined) return null;
  return {
    ...{ level, validUntil, synthetic },
    version: first.version,
    issuedAt: first.issuedAt,
    digests: ofRelease.map(({ digest }) => digest),
    publication: items.findLast((each) => each.kind === 'publication' && each.releaseId === releaseId),
  };
};

/**
 * `GET /register/{id}/certificate`: the valid permit of a platform on one page to print, with a code to scan that leads to what
 * the register says later. Of what is not valid there is no certificate: the page says what the register says.
 */
export const certificatePage = ({ api, now, publicUrl }: WebDeps): PublicPage => ({
  method: 'GET',
  path: '/register/{id}/certificate',
  show: async ({ language, parameters }) => {
    const path = `/register/${encodeURIComponent(parameters['id'] ?? '')}`;
    const [item, rulings] = await Promise.all([
      api({ language, path }),
      api({ language, path: `${path}/rulings` }),
    ]);
    const read = shown(item, platformView);
    if ('answer' in read) return read.answer;
    const told = rulingsView.parse(rulings.body);
    const address = `${publicUrl}/${language}${path}`;
    const data = {
      item: read.value,
      title: titleIn(language, read.value),
      paper: certified(read.value, told),
      readAt: now(),
      address,
      code: scanCode(address),
    };
    return { template: 'certificate.njk', data, names: { ...told.names, ...read.value.names } };
  },
});
