// A row of a fact and the words that say it light up together.
for (const fact of document.querySelectorAll("article.fact")) {
  const light = (rows, on) => {
    for (const row of rows) {
      for (const part of fact.querySelectorAll(`[data-row="${row}"], [data-rows~="${row}"]`)) part.classList.toggle("on", on);
    }
  };
  const rows = (event) => {
    const part = event.target.closest("[data-row], .word[data-rows]");
    return part === null ? [] : (part.dataset.row ?? part.dataset.rows).split(" ").filter(Boolean);
  };
  for (const [begin, end] of [["pointerover", "pointerout"], ["focusin", "focusout"]]) {
    fact.addEventListener(begin, (event) => light(rows(event), true));
    fact.addEventListener(end, (event) => light(rows(event), false));
  }
}
