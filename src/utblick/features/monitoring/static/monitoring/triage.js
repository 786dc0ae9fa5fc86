// The inbox: keep list and pane in step, never judge a matter that is not the one chosen, and keep the focus
// where the person works: in the list for keys, in the pane for those who press its buttons.
"use strict";
(() => {
  const $ = (selector, from = document) => from?.querySelector(selector) ?? null;
  const pane = () => $("#pane");
  const rowOf = (number) => document.getElementById(`matter-${number}`);
  let asked = "";    // "get" or "post" while the pane waits for an answer
  let latest = null; // the question that it waits for: an older answer may settle after a newer question
  let held = [];     // keys pressed meanwhile
  let from = "";     // where the focus was when the answer came
  let clicked = false;

  const concerns = (event) => Boolean(pane()) && (event.detail.target === pane() || event.detail.target?.id === "triage");

  document.addEventListener("htmx:beforeRequest", (event) => {
    if (!concerns(event)) return;
    const { verb, triggeringEvent } = event.detail.requestConfig;
    // The pane still shows another matter than the one that was chosen: its buttons must not judge that.
    if (verb === "post" && asked === "get" && pane().contains(event.detail.elt)) { event.preventDefault(); return; }
    asked = verb;
    latest = event.detail.xhr;
    clicked = triggeringEvent?.type === "click" && !pane().contains(event.detail.elt);
    pane().setAttribute("aria-busy", "true");
  });
  document.addEventListener("htmx:afterRequest", (event) => {
    if (!event.detail.successful && event.detail.xhr === latest) { asked = ""; held = []; pane()?.removeAttribute("aria-busy"); }
  });
  document.addEventListener("htmx:beforeSwap", (event) => {
    if (!concerns(event)) return;
    const at = document.activeElement;
    from = pane().contains(at) ? "pane" : $(".triage-list")?.contains(at) ? "list" : at === document.body ? "" : "elsewhere";
  });
  document.addEventListener("htmx:afterSettle", (event) => {
    const target = event.detail.target;
    if (!asked || event.detail.xhr !== latest || !(target?.id === "pane" || target?.id === "triage")) return;
    const verb = asked;
    asked = "";
    pane()?.removeAttribute("aria-busy");
    const opened = $("[data-matter]", pane());
    const row = opened && rowOf(opened.dataset.matter);
    for (const other of document.querySelectorAll(".triage-list [aria-current]")) if (other !== row) other.removeAttribute("aria-current");
    row?.setAttribute("aria-current", "true");
    if (opened) history.replaceState(history.state, "", $("a.row", row)?.href ?? location.href);
    if (pane()) pane().scrollTop = 0;
    if (verb === "post") afterVerdict(opened, row);
    else if (clicked && target.id === "pane" && isOutOfSight()) show(opened);
    count();
    const keys = held;
    held = [];
    for (const key of keys) document.body.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }));
  });

  function afterVerdict(opened, row) {
    if (!opened) { focus($("#triage h2") ?? $("h1")); return; }
    row?.scrollIntoView({ block: "nearest" });
    const refused = $("[role=alert]", pane()), wrong = $("[data-focus]", pane());
    if (wrong) { focus(wrong); return; }
    if (from === "pane" || refused || !row || isNarrow()) show(opened);
    else focus($("a.row", row));
  }
  // Below this width the pane stands above the list.
  const isNarrow = () => matchMedia("(max-width: 60rem)").matches;
  const isOutOfSight = () => { const box = pane().getBoundingClientRect(); return box.top < 0 || box.top > innerHeight * 0.6; };
  function show(opened) {
    if (isOutOfSight()) pane().scrollIntoView({ block: "start" });
    focus($("a", opened) ?? opened);
  }
  function focus(element) {
    if (!element) return;
    if (!element.matches("a, button")) element.tabIndex = -1;
    element.focus({ preventScroll: true });
  }
  function choose(row) {
    for (const other of document.querySelectorAll(".triage-list [aria-current]")) other.removeAttribute("aria-current");
    row.setAttribute("aria-current", "true");
    row.dispatchEvent(new CustomEvent("utblick:select", { bubbles: true }));
  }
  function count() {
    const waiting = $("#inbox-count")?.dataset.waiting, address = $("#triage .filters")?.getAttribute("action");
    if (waiting === undefined || !address) return;
    for (const place of document.querySelectorAll(`nav a[href="${address}"] .n`)) {
      place.firstChild.textContent = waiting;
      place.hidden = waiting === "0";
    }
  }

  // A key pressed before the pane shows what was chosen waits for it; one pressed while a verdict is on its
  // way would judge a matter that nobody has seen yet.
  document.addEventListener("keydown", (event) => {
    if (document.documentElement.dataset.keys === "off" || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest?.("input:not([type=checkbox]), textarea, select")) return;
    const key = event.key.toLowerCase(), moves = /^[jk]$/.test(key);
    // The focus may stand on another row than the one that is open: a key is about the row that it stands on.
    const row = event.target.closest?.(".triage-list [data-item]:not([aria-current])");
    if (!asked && row && /^[aeilox]$/.test(key) && !event.repeat) {
      event.preventDefault();
      event.stopImmediatePropagation();
      held = [key];
      choose(row);
      return;
    }
    if (!asked) return;
    if (!moves && !/^[aeiolx1-9]$/.test(key)) return;
    if (moves && asked === "get" && !held.length) return; // nothing waits: moving on asks for the next pane instead
    event.preventDefault();
    event.stopImmediatePropagation();
    if (moves || asked === "get") held.push(key);
  }, true);

  // Undo stays in the inbox.
  document.addEventListener("submit", (event) => {
    const toast = event.target.closest("#messages [data-toast]");
    if (!(toast || event.target.matches("[data-undo]")) || !$("#triage")) return;
    event.preventDefault();
    toast?.remove();
    window.htmx.ajax("POST", event.target.getAttribute("action"), { source: "#triage", target: "#triage", swap: "innerHTML" });
  }, true);

  // A row opens in another tab as any link does.
  document.addEventListener("click", (event) => {
    if ((event.ctrlKey || event.metaKey || event.shiftKey) && event.target.closest(".triage-list a.row")) event.stopPropagation();
  }, true);
})();
