// A search among boxes to tick. Without this file they are a plain list.
for (const box of document.querySelectorAll("[data-sift]")) {
  const labels = [...box.querySelectorAll("label.check")];
  if (labels.length < 9) continue;
  const field = document.createElement("input");
  field.type = "search";
  field.autocomplete = "off";
  field.setAttribute("aria-label", box.dataset.sift);
  field.placeholder = box.dataset.sift;
  const none = document.createElement("p");
  none.className = "muted";
  none.setAttribute("role", "status");
  const fold = (text) => text.toLowerCase().trim();
  const sift = () => {
    const words = fold(field.value).split(/\s+/).filter(Boolean);
    let left = 0;
    for (const label of labels) {
      const group = label.closest("fieldset")?.querySelector("legend")?.textContent ?? "";
      const text = fold(`${label.textContent} ${group}`);
      // What is ticked stays in sight, so that nobody loses what they chose.
      label.hidden = !words.every((word) => text.includes(word)) && !label.querySelector("input").checked;
      if (!label.hidden) left += 1;
    }
    for (const group of box.querySelectorAll("fieldset"))
      group.hidden = [...group.querySelectorAll("label.check")].every((label) => label.hidden);
    none.textContent = left ? "" : box.dataset.none;
  };
  field.addEventListener("input", sift);
  // Enter would send the form, while somebody is only looking for a unit.
  field.addEventListener("keydown", (event) => { if (event.key === "Enter") event.preventDefault(); });
  box.before(field, none);
}
