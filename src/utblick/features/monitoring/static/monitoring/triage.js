// After a verdict: mark the matter that is open now in the list, and let those who listen hear its title.
"use strict";
document.addEventListener("htmx:afterSettle", (event) => {
  const judged = event.detail.target.querySelector?.("[data-judged]");
  const opened = event.detail.target.id === "pane" ? event.detail.target : null;
  if (!judged || !opened) return;
  for (const item of document.querySelectorAll(".triage-list [aria-current]")) item.removeAttribute("aria-current");
  const item = document.getElementById(judged.dataset.judged);
  item?.setAttribute("aria-current", "true");
  item?.scrollIntoView({ block: "nearest" });
  opened.focus({ preventScroll: true });
  opened.scrollTop = 0;
});
