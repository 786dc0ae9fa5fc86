// What pages need beyond HTML: keys, dialogs, messages, honest errors. Every page works without this file.
"use strict";
(() => {
  const root = document.documentElement;
  const $ = (selector, from = document) => from.querySelector(selector);
  const $$ = (selector, from = document) => [...from.querySelectorAll(selector)];
  const texts = () => $("#texts").dataset;
  const token = () => $("[name=csrfmiddlewaretoken]")?.value ?? "";
  // What lies in closed details has a place on the page in some browsers, and is still not to be pressed.
  const visible = (element) => !element.disabled && (element.checkVisibility?.() ?? element.getClientRects().length > 0);
  const make = (name, properties = {}, ...children) => {
    const element = Object.assign(document.createElement(name), properties);
    element.append(...children);
    return element;
  };

  // Preferences: the server remembers them in a cookie; here the page follows at once.
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (!form.matches("[data-prefer]") || !event.submitter) return;
    event.preventDefault();
    const name = form.elements.namedItem("name").value, value = event.submitter.value;
    const body = new FormData(form);
    body.set("value", value);
    fetch(form.action, { method: "POST", body, headers: { "X-Requested-With": "fetch" } })
      .then((answer) => {
        if (!answer.ok) throw new Error(String(answer.status));
        root.dataset[name] = value;
        if (name === "theme") $("meta[name=color-scheme]").content = value === "auto" ? "light dark" : value;
        $$("[data-prefer]").filter((other) => other.elements.namedItem("name").value === name).forEach((other) =>
          $$("[name=value]", other).forEach((button) => button.setAttribute("aria-pressed", String(button.value === value))));
      })
      .catch(() => problem(texts().offline, texts().retry, () => form.requestSubmit(event.submitter)));
  });

  // Messages.
  const PAUSE = 9000, UNDO_PAUSE = 30000;
  function settle(toast) {
    const close = $("[data-dismiss]", toast);
    if (close) { close.hidden = false; close.addEventListener("click", () => toast.remove()); }
    if (toast.classList.contains("error")) return;
    let timer;
    // Where the page itself keeps a way to undo, the message need not stay for it.
    const pause = () => $("form", toast) && !$("[data-undo]") ? UNDO_PAUSE : PAUSE;
    const wait = () => { clearTimeout(timer); timer = setTimeout(() => toast.remove(), pause()); };
    const hold = () => clearTimeout(timer);
    for (const name of ["pointerenter", "focusin"]) toast.addEventListener(name, hold);
    for (const name of ["pointerleave", "focusout"]) toast.addEventListener(name, wait);
    wait();
  }
  function announce(toast) {  // a live region speaks only of what comes into it
    toast.remove();
    toast.dataset.settled = "1";
    setTimeout(() => { $("#messages").append(toast); settle(toast); }, 120);
  }
  function problem(sentence, label, action) {
    $$("[data-problem]").forEach((old) => old.remove());
    const close = make("button", { type: "button", className: "plain", textContent: texts().close });
    const toast = make("div", { className: "toast error" }, make("p", { textContent: sentence }));
    toast.dataset.problem = "";
    toast.setAttribute("role", "alert");
    if (action) {
      const again = make("button", { type: "button", className: "plain", textContent: label });
      again.addEventListener("click", () => { toast.remove(); action(); });
      toast.append(again);
    }
    close.addEventListener("click", () => toast.remove());
    toast.append(close);
    $("#messages").append(toast);
  }

  // htmx: never a silent failure, never half a sign-in page inside a list.
  function sentenceIn(xhr) {
    const kind = xhr.getResponseHeader("Content-Type") ?? "";
    if (kind.startsWith("text/plain")) return xhr.responseText.trim().slice(0, 400);
    const page = new DOMParser().parseFromString(xhr.responseText, "text/html");
    return $("[data-error-sentence]", page)?.textContent.trim() ?? "";
  }
  function again(detail) {
    const asked = detail.requestConfig;
    return () => window.htmx.ajax(asked.verb.toUpperCase(), asked.path, { source: detail.elt, target: detail.target, values: asked.parameters });
  }
  document.addEventListener("htmx:responseError", (event) => {
    const { xhr } = event.detail, said = sentenceIn(xhr), again_ = again(event.detail);
    if (xhr.status === 403) problem(said || texts().refused, texts().reload, () => location.reload());
    else if (xhr.status < 500 && said) problem(said, texts().reload, () => location.reload());
    else problem(texts().failed, texts().retry, again_);
  });
  for (const name of ["htmx:sendError", "htmx:timeout"])
    document.addEventListener(name, (event) => problem(texts().offline, texts().retry, again(event.detail)));
  for (const name of ["htmx:swapError", "htmx:targetError", "htmx:onLoadError"])
    document.addEventListener(name, () => problem(texts().failed, texts().reload, () => location.reload()));
  document.addEventListener("htmx:beforeSwap", (event) => {
    const { xhr, target } = event.detail;
    if (target === document.body || !/<html/i.test(xhr.responseText.slice(0, 300)) || xhr.status >= 400) return;
    event.detail.shouldSwap = false;
    location.assign(event.detail.requestConfig.verb === "get" ? xhr.responseURL : location.href);
  });
  document.addEventListener("htmx:configRequest", (event) => { if (token()) event.detail.headers["X-CSRFToken"] = token(); });
  document.addEventListener("htmx:oobAfterSwap", () => {
    const all = $$("[data-toast]"), fresh = all.filter((toast) => !toast.dataset.settled);
    if (fresh.length) all.forEach((toast) => { if (!fresh.includes(toast)) toast.remove(); }); // the newest takes the place
    fresh.forEach((toast) => { toast.dataset.settled = "1"; settle(toast); });
  });

  // A search box asks while it is typed in; leaving it would ask again, and move what is about to be pressed.
  document.addEventListener("change", (event) => { if (event.target.matches(".filters input[type=search]")) event.stopPropagation(); }, true);

  // What was written before the script came (a slow network, a step back) is asked for when it is here.
  document.addEventListener("DOMContentLoaded", () => $$("input, textarea").forEach((field) => {
    if (field.value !== field.defaultValue && !field.matches("[type=hidden], [type=checkbox], [type=radio]"))
      field.dispatchEvent(new CustomEvent("utblick:late", { bubbles: true }));
  }));

  // Enter in a box that looks while one types takes the first that was found for what stands there; else it looks.
  const LOOKS = "input[type=search][hx-post][hx-target]";
  const looked = new WeakMap();
  document.addEventListener("htmx:afterSwap", (event) => {
    const { elt, parameters } = event.detail.requestConfig;
    if (elt.matches(LOOKS)) looked.set(elt, parameters[elt.name]);
  });
  document.addEventListener("keydown", (event) => {
    const box = event.target;
    if (event.key !== "Enter" || event.isComposing || !window.htmx || !box.matches?.(LOOKS)) return;
    event.preventDefault();
    const first = box.value.trim() && looked.get(box) === box.value && $(box.getAttribute("hx-target")).querySelector("button");
    if (first) first.click();
    else box.dispatchEvent(new CustomEvent("utblick:late", { bubbles: true }));
  });

  // A form is sent once, however often it is pressed.
  const busy = new WeakSet();
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (event.defaultPrevented || form.method !== "post" || form.matches("[hx-post], [hx-put], [hx-delete], [data-prefer]")) return;
    if (busy.has(form)) { event.preventDefault(); return; }
    busy.add(form);
    form.setAttribute("aria-busy", "true");
    setTimeout(() => free(form), 10000);
  });
  document.addEventListener("htmx:beforeRequest", (event) => {
    const { elt, requestConfig } = event.detail;
    if (requestConfig.verb === "get") return;
    if (busy.has(elt)) { event.preventDefault(); return; }
    busy.add(elt);
    elt.setAttribute("aria-busy", "true");
  });
  document.addEventListener("htmx:afterRequest", (event) => free(event.detail.elt));
  const free = (element) => { busy.delete(element); element.removeAttribute("aria-busy"); };
  window.addEventListener("pageshow", () => $$("form[aria-busy]").forEach(free));

  // What is to be copied stands as text that can be marked; where there is a script a press is enough.
  document.addEventListener("DOMContentLoaded", () => $$("[data-copy]").forEach((button) => {
    if (!navigator.clipboard) return;
    button.hidden = false;
    button.addEventListener("click", async () => {
      const field = $(button.dataset.copy);
      field.select();
      await navigator.clipboard.writeText(field.value);
      button.textContent = button.dataset.copied;
    });
  }));

  // On a phone the filters of a list wait behind one word, unless something is wrong in them.
  const phone = matchMedia("(max-width: 40rem)");
  function fold(again) {
    for (const box of $$("[data-filters]")) if (again || !box.matches("[data-ready]")) {
      box.open = !phone.matches || box.matches("[data-kept]");
      box.dataset.ready = "";
    }
  }
  fold(true);
  phone.addEventListener("change", () => fold(true));
  document.addEventListener("htmx:afterSwap", () => fold(false));

  // Menus close when attention goes elsewhere.
  document.addEventListener("click", (event) => $$("details[data-drop][open]").forEach((menu) => { if (!menu.contains(event.target)) menu.open = false; }));
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    $$("details[data-drop][open]").forEach((menu) => { menu.open = false; $("summary", menu).focus(); });
  });

  // Dialogs: a link with data-dialog opens its page's content here; without a script it is a page.
  document.addEventListener("click", (event) => {
    const opener = event.target.closest("[data-dialog], [data-open-dialog], [data-open-keys], [data-close-dialog]");
    if (!opener || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    if (opener.matches("[data-close-dialog]")) opener.closest("dialog").close();
    else if (opener.matches("[data-open-keys]")) showKeys();
    else if (opener.matches("[data-open-dialog]")) $(opener.dataset.openDialog)?.showModal();
    else openPage(opener.href);
  });
  async function openPage(address) {
    try {
      const answer = await fetch(address, { headers: { "X-Requested-With": "dialog" } });
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const content = $("#content", page);
      if (!answer.ok || answer.redirected || !content) { location.assign(address); return; }
      const close = make("button", { className: "btn small", textContent: texts().close });
      const heading = $("h1", content);
      const title = make("h2", { id: "dialog-title", textContent: heading?.textContent ?? "" });
      heading?.remove();
      const dialog = make("dialog", {}, make("header", {}, title, make("form", { method: "dialog" }, close)), ...content.childNodes);
      dialog.setAttribute("aria-labelledby", "dialog-title");
      for (const form of $$("form:not([method=dialog])", dialog)) if (!form.getAttribute("action")) form.setAttribute("action", address);
      dialog.addEventListener("close", () => dialog.remove());
      document.body.append(dialog);
      window.htmx?.process(dialog);
      dialog.showModal();
    } catch { location.assign(address); }
  }

  // Keys. Elements say themselves which key they answer to: data-key, and data-key-label when their text does not do.
  const typing = (element) => element?.closest?.("input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]");
  const scope = () => $$("dialog[open]").at(-1) ?? document;
  const searchBox = () => $$("[data-search-box]").find(visible);
  const items = () => { const list = $$("[data-keyboard-list]", scope()).find(visible); return list ? $$("[data-item]", list).filter(visible) : []; };
  const current = () => items().find((item) => item.hasAttribute("aria-current"));
  function move(step) {
    const all = items();
    if (!all.length) return;
    const at = all.indexOf(current());
    const more = step > 0 && at === all.length - 1 && window.htmx && $("[data-more]", all[at].parentElement);
    if (more) { grow(more); return; }
    select(all[Math.min(all.length - 1, Math.max(0, at < 0 ? (step > 0 ? 0 : all.length - 1) : at + step))]);
  }
  // At the end of what is shown, the next page of the list comes, and the step is taken then.
  function grow(more) {
    if (more.dataset.growing) return;
    more.dataset.growing = "1";
    const onward = () => {
      if (more.isConnected) return;
      document.removeEventListener("htmx:afterSettle", onward);
      move(1);
    };
    const over = () => { delete more.dataset.growing; if (more.isConnected) document.removeEventListener("htmx:afterSettle", onward); };
    document.addEventListener("htmx:afterSettle", onward);
    if (more.matches(".htmx-request")) more.addEventListener("htmx:afterRequest", over, { once: true });
    else window.htmx.ajax("GET", more.getAttribute("hx-get"), { source: more, target: more, swap: "outerHTML" }).then(over, over);
  }
  function select(item) {
    items().forEach((other) => other.removeAttribute("aria-current"));
    item.setAttribute("aria-current", "true");
    const place = $("[data-open], a[href], button", item) ?? item;
    if (place === item) item.tabIndex = -1;
    place.focus({ preventScroll: true });
    item.scrollIntoView({ block: "nearest" });
    item.dispatchEvent(new CustomEvent("utblick:select", { bubbles: true }));
  }
  const actions = (from) => $$("[data-key]", from).filter(visible);
  function press(key) {
    const wanted = (element) => element.dataset.key.split(" ").includes(key);
    // Of several messages the newest answers: undo takes back what was done last, and then what was done before.
    const told = scope() === document ? actions($("#messages")).filter(wanted).at(-1) : undefined;
    const found = (current() && actions(current()).find(wanted)) ?? told ?? actions(scope()).find(wanted);
    if (!found) return false;
    const fold = found.matches("summary") ? found.closest("details[data-fields]") : null;
    if (found.matches("input:not([type=checkbox]), textarea, select")) found.focus();
    else if (!fold?.open) found.click();
    if (fold?.open) enter($(FIELDS, fold));
    return true;
  }
  // Escape leaves what a key led into, and goes back to where the focus was.
  const FIELDS = "input:not([type=hidden]), select, textarea";
  let before = null;
  function enter(field) { before = document.activeElement; field.focus(); }
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || event.defaultPrevented) return;
    const fold = event.target.closest?.("details[data-fields][open]");
    if (!fold && !event.target.matches?.("[data-search-box]")) return;
    const back = before?.isConnected && before !== document.body && !fold?.contains(before) ? before : fold && $("summary", fold);
    if (fold) fold.open = false;
    if (back) back.focus(); else event.target.blur();
    before = null;
  });
  document.addEventListener("keydown", (event) => {
    if (root.dataset.keys === "off" || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (event.defaultPrevented || typing(event.target)) return;
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    let done = true;
    if (event.repeat && key !== "j" && key !== "k") return;
    if (key === "/" && scope() === document && searchBox()) { enter(searchBox()); searchBox().select(); }
    else if (key === "?") showKeys();
    else if (press(key)) done = true;
    else if (key === "j" || key === "k") move(key === "j" ? 1 : -1);
    else if (key === "o" && current()) ($("[data-open], a[href]", current()) ?? current()).click();
    else done = false;
    if (done) event.preventDefault();
  });
  function showKeys() {
    const dialog = $("#keys-dialog"), list = $("[data-keys-list]", dialog), words = list.dataset;
    if (dialog.open) { dialog.close(); return; }
    const rows = new Map();
    if (searchBox()) rows.set("/", words.search);
    if (items().length) rows.set("j", words.next).set("k", words.previous).set("o", words.open);
    for (const element of actions(document)) {
      const copy = element.cloneNode(true);
      $$("kbd, [aria-hidden=true]", copy).forEach((part) => part.remove());
      const label = element.dataset.keyLabel || element.getAttribute("aria-label") || copy.textContent.trim();
      for (const key of element.dataset.key.split(" ")) if (!rows.has(key) || "jko".includes(key)) rows.set(key, label);
    }
    rows.set("?", words.help);
    list.replaceChildren(make("dl", { className: "facts" }, ...[...rows].map(([key, label]) => make("div", {},
      make("dt", {}, make("kbd", { textContent: key.length === 1 ? key.toUpperCase() : key })), make("dd", { textContent: label })))));
    dialog.showModal();
  }

  // What is waiting when the page arrives.
  $$("#messages > [data-toast]").forEach(announce);
  $("[data-focus]")?.focus();
  document.addEventListener("htmx:afterSettle", (event) => $("[data-focus]", event.detail.elt)?.focus());
})();
