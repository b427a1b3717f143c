import { aliases } from './accounts.ts';
import { bothLanguages, localText } from './local-messages.ts';
import type { Organisation } from '../../shared/register/organisation.ts';

/** Where the choice is sent, where the stylesheet is, and what is known of organisations. */
interface PageParts {
  readonly action: string;
  readonly style: string;
  readonly organisationOf: (id: string) => Organisation | undefined;
}

/** The page on which a person chooses as whom to go on; it works without a script. */
export function signInPage({ action, style, organisationOf }: PageParts): string {
  const rows = [...aliases].map(([alias, account]) => {
    const id = account.slice(account.indexOf('.') + 1);
    const organisation = organisationOf(id);
    const names = [organisation?.nameVi ?? id, organisation?.nameEn].filter((name) => name !== null);
    return `<li><button name="account" value="${escape(account)}"><b>${escape(alias)}</b>
      <span>${escape(account)}<br>${escape(names.join(' · '))}</span></button></li>`;
  });
  return `<!doctype html>
<html lang="vi"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${escape(bothLanguages('signInTitle'))}</title><link rel="stylesheet" href="${escape(style)}"></head>
<body><main><h1>${escape(localText('signInTitle', 'vi'))}<br><small lang="en">${escape(localText('signInTitle', 'en'))}</small></h1>
<p>${escape(localText('signInLead', 'vi'))}<br><span lang="en">${escape(localText('signInLead', 'en'))}</span></p>
<form method="post" action="${escape(action)}"><ul>${rows.join('\n')}</ul></form>
<form method="post" action="${escape(action)}"><label>${escape(bothLanguages('signInOther'))}
<input name="account" required pattern="[a-z]+\\..+" placeholder="owner.BTC"></label>
<button>${escape(bothLanguages('signIn'))}</button></form></main></body></html>`;
}

/** The stylesheet of the page. */
export const signInStyle = `body{font:1.05rem/1.5 system-ui,sans-serif;margin:0;color:#0b0c0c;background:#fff}main{max-width:46rem;
margin:2rem auto;padding:0 1rem}small{font-weight:400;font-size:1.1rem}ul{list-style:none;padding:0}li{margin:.5rem 0}
li button{display:flex;flex-wrap:wrap;gap:0 1rem;width:100%;text-align:left;font:inherit;padding:.6rem;border:2px solid #0b0c0c;
background:#fff;cursor:pointer}li b{min-width:9rem}li span{flex:1 1 12rem;min-width:0;overflow-wrap:anywhere}button:focus,input:focus{outline:3px solid #fd0;outline-offset:0}
input{font:inherit;padding:.4rem;margin:0 .5rem .5rem 0;max-width:100%;box-sizing:border-box}`;

function escape(text: string): string {
  return text.replaceAll(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
