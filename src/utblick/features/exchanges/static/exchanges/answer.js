// A link that names an answer sends it by itself: mail scanners run no scripts, so only a person's click does.
const form = document.querySelector("form[data-sends-itself]");
if (form && !document.hidden) {
  const button = form.querySelector(`button[name="svar"][value="${CSS.escape(form.dataset.sendsItself)}"]`);
  if (button) form.requestSubmit(button);
}
