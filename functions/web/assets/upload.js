/* Sends a file straight to where it is kept, and shows how far it is; without this the form sends it whole. */
const hex = (buffer) =>
  [...new Uint8Array(buffer)].map((byte) => byte.toString(16).padStart(2, '0')).join('');

const put = ({ url, headers }, file, tell) =>
  new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('PUT', url);
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
    request.upload.addEventListener('progress', ({ loaded, total }) => tell(loaded / total));
    request.addEventListener('load', () =>
      request.status === 200 ? resolve() : reject(new Error('refused')),
    );
    for (const end of ['error', 'abort', 'timeout'])
      request.addEventListener(end, () => reject(new Error(end)));
    request.send(file);
  });

const form = document.querySelector('form.house-upload');
const [state, text, bar, problem, field] = [
  '.house-upload__state',
  '.house-upload__text',
  '.house-upload__bar',
  '.house-upload__problem',
  '[name=file]',
].map((selector) => form.querySelector(selector));
const say = form.dataset;

const tell = (words, part) => {
  problem.hidden = true;
  state.hidden = false;
  text.textContent = words;
  bar.value = Math.round(part * 100);
};

/** The form stays as it is, with the file that was chosen, so that pressing the button again tries again. */
const stop = (words) => {
  state.hidden = true;
  problem.hidden = false;
  problem.textContent = words;
  delete form.dataset.sent;
};

const typed = (fields) => {
  const all = new URLSearchParams(new FormData(form));
  all.delete('file');
  for (const [name, value] of Object.entries(fields)) all.set(name, value);
  return all;
};

const goOn = (fields) => {
  field.disabled = true;
  form.enctype = 'application/x-www-form-urlencoded';
  form.action = say.confirmation;
  for (const [name, value] of Object.entries(fields)) {
    const input = document.createElement('input');
    [input.type, input.name, input.value] = ['hidden', name, value];
    form.append(input);
  }
  form.submit();
};

const send = async (file) => {
  tell(say.sayReading, 0);
  const sha256 = `sha256:${hex(await crypto.subtle.digest('SHA-256', await file.arrayBuffer()))}`;
  const announced = { name: file.name, size: String(file.size), sha256 };
  const answer = await fetch(say.place, { method: 'POST', body: typed(announced) });
  if (answer.status === 401) return stop(say.sayOver);
  const { message, evidenceId, upload } = await answer.json();
  if (!answer.ok) return stop(message);
  await put(upload, file, (part) => tell(say.saySending, part));
  tell(say.sayChecking, 1);
  return goOn({ ...announced, evidence: evidenceId });
};

form.addEventListener('submit', (event) => {
  // A browser that cannot tell the digest of a file sends it whole.
  if (typeof crypto === 'undefined' || crypto.subtle === undefined) return;
  event.preventDefault();
  const [file] = field.files;
  if (file === undefined || file.size === 0) stop(say.sayNone);
  else if (file.size > Number(say.most)) stop(say.sayLarge);
  else send(file).catch(() => stop(say.sayBroken));
});
