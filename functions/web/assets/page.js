/* Every page works without this: it only makes a second press of a button harmless at once, and leads the eye. */
const summary = document.querySelector('.govuk-error-summary');
if (summary instanceof HTMLElement) {
  summary.tabIndex = -1;
  summary.focus();
}

for (const form of document.querySelectorAll('form[method="post"]')) {
  form.addEventListener('submit', (event) => {
    if (form.dataset.sent === 'yes') {
      event.preventDefault();
      return;
    }
    form.dataset.sent = 'yes';
  });
}

/* What is shown once is gone from a page that the browser may keep. */
addEventListener('pagehide', () => {
  for (const shown of document.querySelectorAll('[data-once]')) shown.replaceChildren();
});

/* A page that the browser kept comes back with its forms ready. */
addEventListener('pageshow', () => {
  for (const form of document.querySelectorAll('form[data-sent]')) delete form.dataset.sent;
});
