// A mark in the answer or summary opens its Punkt in the side panel and moves to the highlighted quote;
// Escape, or the button below the quote, moves back. What was asked for comes into view where it is told.
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

  // What was asked for is told below the form: on a telephone that is below the screen.
  const TOLD_BY = { spoerg: "svar", eksempler: "svar", "lav-resume": "resume", "vis-tabel": "tabel" };
  const WRITTEN_IN = { spoergsmaal: "svar", kun: "tabel", fra: "tabel", til: "tabel" };
  const TOLD = ".answer, .error, .resume, .table"; // what ends the waiting
  let awaited = null;
  let shown = false;
  const expect = (near, by) => {
    const id = Object.keys(by).find((each) => near?.closest?.(`#${each}`));
    if (!id) return;
    awaited = by[id];
    shown = false;
    const put = document.activeElement; // on a touch screen its keyboard goes once the question is put
    if (matchMedia("(pointer: coarse)").matches) setTimeout(() => put?.blur());
  };
  const reveal = (mutations) => {
    const told = awaited && document.getElementById(awaited);
    if (!told || !mutations.some((each) => told.contains(each.target))) return;
    const { top } = told.getBoundingClientRect();
    const low = innerWidth < 701 ? innerHeight / 2 : innerHeight - 240;
    if ((!shown && top < 0) || top > low) told.scrollIntoView({ block: "start" });
    shown = true;
    if (told.querySelector(TOLD)) awaited = null;
  };

  describe();
  new MutationObserver((mutations) => {
    describe();
    reveal(mutations);
  }).observe(document.body, { childList: true, subtree: true });

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
    const beside = getComputedStyle(panel.closest(".beside")).position === "sticky";
    place?.scrollIntoView({ block: beside ? "nearest" : "center" });
  };

  const back = (panel) => {
    const told = Object.keys(PANELS).find((id) => PANELS[id] === panel?.id);
    const pressed = told && document.querySelector(`#${told} button.mark[aria-pressed="true"]`);
    pressed?.focus({ preventScroll: true });
    (pressed ?? document.getElementById(told))?.scrollIntoView({ block: pressed ? "center" : "start" });
  };

  document.addEventListener("click", (event) => {
    const button = event.target.closest?.("#svar button.mark, #resume button.mark");
    if (button) open(button);
    const behind = event.target.closest?.("button.back");
    if (behind) back(behind.closest("#kilde, #resume-kilde"));
    expect(event.target.closest?.("button"), TOLD_BY);
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Enter") expect(event.target, WRITTEN_IN);
    const panel = event.key === "Escape" && event.target.closest?.("#kilde, #resume-kilde");
    if (panel) back(panel);
  });
};
