// A mark in the answer or summary opens its Punkt in the side panel and moves to the highlighted quote;
// Escape moves back.
() => {
  const PANELS = { svar: "kilde", resume: "resume-kilde" };
  document.documentElement.lang = "da";

  // A tab is drawn when it is chosen first, and Gradio draws a group of choices without a legend.
  const describe = () => {
    for (const told of [...Object.keys(PANELS), "tabel"]) {
      document.getElementById(told)?.setAttribute("aria-live", "polite");
    }
    for (const group of document.querySelectorAll("fieldset:not([aria-label])")) {
      const legend = group.querySelector('[data-testid="block-info"]')?.textContent.trim();
      if (legend) group.setAttribute("aria-label", legend);
    }
  };
  describe();
  new MutationObserver(describe).observe(document.body, { childList: true, subtree: true });

  const shares = (element, quotes) =>
    (element.dataset.quotes ?? "").split(" ").some((quote) => quotes.includes(quote));

  const open = (button) => {
    const quotes = button.dataset.quotes.split(" ");
    const told = button.closest("#svar, #resume");
    const panel = document.getElementById(PANELS[told.id]);
    for (const other of told.querySelectorAll("button.mark")) {
      other.setAttribute("aria-pressed", String(other === button));
    }
    for (const punkt of panel.querySelectorAll("article.punkt")) {
      punkt.hidden = !shares(punkt, quotes);
    }
    for (const mark of panel.querySelectorAll("mark")) {
      mark.classList.toggle("current", shares(mark, quotes));
    }
    const place =
      panel.querySelector("mark.current") ?? panel.querySelector("article.punkt:not([hidden])");
    place?.focus({ preventScroll: true });
    place?.scrollIntoView({ block: "center" });
  };

  document.addEventListener("click", (event) => {
    const button = event.target.closest?.("#svar button.mark, #resume button.mark");
    if (button) open(button);
  });
  document.addEventListener("keydown", (event) => {
    const panel = event.key === "Escape" && event.target.closest?.("#kilde, #resume-kilde");
    const told = Object.keys(PANELS).find((id) => PANELS[id] === panel?.id);
    if (told) document.querySelector(`#${told} button.mark[aria-pressed="true"]`)?.focus();
  });
};
