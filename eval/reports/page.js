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
    const all = new Set(index.flatMap((entry) => values(entry, select.name)));
    for (const value of [...all].sort()) select.append(new Option(value, value));
  }

  // Whether a case is as the filters say, one of them left out where it is named.
  function fits(entry, except) {
    const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
    return words.every((word) => entry.text.includes(word)) && facets.every((select) =>
      select === except || !select.value || values(entry, select.name).includes(select.value));
  }

  // How many cases each choice would leave, with the other filters as they are.
  function count(select) {
    const left = index.filter((entry) => fits(entry, select)).flatMap((entry) => values(entry, select.name));
    for (const option of select.options)
      if (option.value) option.text = `${option.value} (${left.filter((value) => value === option.value).length})`;
  }

  function show() {
    let shown = 0;
    for (const entry of index) {
      const hit = fits(entry);
      element(entry).hidden = !hit;
      shown += hit;
    }
    facets.forEach(count);
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
