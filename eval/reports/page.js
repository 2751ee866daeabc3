// Filters the cases, keeps the filters in the address, and opens the case an address names.
"use strict";
(() => {
  const index = JSON.parse(document.getElementById("index").textContent);
  const form = document.getElementById("filters");
  const facets = [...form.querySelectorAll("select")];
  const search = form.elements.text;
  const element = (entry) => document.getElementById(entry.id);
  const values = (entry, facet) => [entry[facet]].flat();

  function fill(select) {
    const counts = new Map();
    for (const entry of index)
      for (const value of values(entry, select.name)) counts.set(value, (counts.get(value) || 0) + 1);
    for (const value of [...counts.keys()].sort())
      select.append(new Option(`${value} (${counts.get(value)})`, value));
  }

  function fits(entry) {
    const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
    return words.every((word) => entry.text.includes(word))
      && facets.every((select) => !select.value || values(entry, select.name).includes(select.value));
  }

  function show() {
    let shown = 0;
    for (const entry of index) {
      const hit = fits(entry);
      element(entry).hidden = !hit;
      shown += hit;
    }
    document.getElementById("count").textContent = `${shown} of ${index.length} cases`;
    document.getElementById("none").hidden = shown > 0;
  }

  function remember() {
    const chosen = [...facets, search].filter((field) => field.value).map((field) => [field.name, field.value]);
    const query = new URLSearchParams(chosen).toString();
    history.replaceState(null, "", query ? `#?${query}` : "#cases");
  }

  function choose(chosen) {
    form.reset();
    for (const [name, value] of chosen) if (form.elements[name]) form.elements[name].value = value;
    show();
  }

  function follow() {
    const hash = decodeURIComponent(location.hash.slice(1));
    if (location.hash.startsWith("#?")) return choose(new URLSearchParams(location.hash.slice(2)));
    const target = document.getElementById(hash);
    const folded = target && target.closest("details");
    if (!folded) return;
    if (folded.hidden) choose([]);
    folded.open = true;
    target.scrollIntoView();
    (target === folded ? folded.querySelector("summary") : target).focus({ preventScroll: true });
  }

  function open(wanted) {
    for (const entry of index) if (!element(entry).hidden) element(entry).open = wanted;
  }

  facets.forEach(fill);
  form.hidden = false;
  form.addEventListener("input", () => { show(); remember(); });
  form.addEventListener("reset", () => setTimeout(() => { show(); remember(); }));
  form.addEventListener("submit", (event) => event.preventDefault());
  document.getElementById("unfold").addEventListener("click", () => open(true));
  document.getElementById("fold").addEventListener("click", () => open(false));
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-filter]");
    if (link) {
      choose([["suite", link.dataset.suite], [link.dataset.filter, link.dataset.value]]);
      remember();
      document.getElementById("cases").scrollIntoView();
      event.preventDefault();
    }
  });
  addEventListener("hashchange", follow);
  show();
  follow();
})();
