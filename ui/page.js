// A mark in the answer opens its Punkt in the side panel and moves to the highlighted quote; Escape moves back.
() => {
  document.documentElement.lang = "da";
  document.getElementById("svar")?.setAttribute("aria-live", "polite");

  const shares = (element, quotes) =>
    (element.dataset.quotes ?? "").split(" ").some((quote) => quotes.includes(quote));

  const open = (button) => {
    const quotes = button.dataset.quotes.split(" ");
    for (const other of document.querySelectorAll("#svar button.mark")) {
      other.setAttribute("aria-pressed", String(other === button));
    }
    for (const punkt of document.querySelectorAll("#kilde article.punkt")) {
      punkt.hidden = !shares(punkt, quotes);
    }
    for (const mark of document.querySelectorAll("#kilde mark")) {
      mark.classList.toggle("current", shares(mark, quotes));
    }
    const place =
      document.querySelector("#kilde mark.current") ??
      document.querySelector("#kilde article.punkt:not([hidden])");
    place?.focus({ preventScroll: true });
    place?.scrollIntoView({ block: "center" });
  };

  document.addEventListener("click", (event) => {
    const button = event.target.closest?.("#svar button.mark");
    if (button) open(button);
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !event.target.closest?.("#kilde")) return;
    document.querySelector('#svar button.mark[aria-pressed="true"]')?.focus();
  });
};
