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

// Names while somebody types: a list box as WAI-ARIA's combobox pattern has it.
let serial = 0;
for (const input of document.querySelectorAll('input[name="q"], input[data-suggest]')) {
  // A search leads to what is chosen; a field of a form takes it, and sends its path in place of its name.
  const kind = input.dataset.suggest ?? "";
  const field = kind !== "";
  const list = document.createElement("ul");
  list.className = "suggestions";
  list.id = `suggestions-${++serial}`;
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", "Suggestions");
  list.hidden = true;
  (field ? input.parentNode : input.form).append(list);
  input.setAttribute("role", "combobox");
  input.setAttribute("aria-autocomplete", "list");
  input.setAttribute("aria-controls", list.id);
  input.setAttribute("aria-expanded", "false");
  let chosen = -1;
  let timer = 0;
  let asking = new AbortController();

  const close = () => {
    list.hidden = true;
    chosen = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  };
  const choose = (index) => {
    const items = [...list.children];
    items[chosen]?.setAttribute("aria-selected", "false");
    chosen = (index + items.length + 1) % (items.length + 1);
    if (chosen === items.length) chosen = -1;
    items[chosen]?.setAttribute("aria-selected", "true");
    items[chosen]?.scrollIntoView({ block: "nearest" });
    if (chosen >= 0) input.setAttribute("aria-activedescendant", items[chosen].id);
    else input.removeAttribute("aria-activedescendant");
  };
  const follow = (item) => {
    if (field) {
      input.value = item.querySelector("bdi").textContent;
      input.dataset.path = item.dataset.path ?? "";
      close();
    } else {
      location.href = item.dataset.href;
    }
  };
  if (field) {
    const shown = input.value;
    input.addEventListener("input", () => { if (input.value !== shown) input.dataset.path = ""; });
    input.form.addEventListener("formdata", (event) => { if (input.dataset.path) event.formData.set(input.name, input.dataset.path); });
  }
  const show = (hits) => {
    list.replaceChildren(...hits.map((hit, index) => {
      const item = document.createElement("li");
      item.id = `${list.id}-${index}`;
      item.setAttribute("role", "option");
      item.setAttribute("aria-selected", "false");
      item.dataset.href = hit.address;
      if (field && hit.iri.startsWith(input.dataset.base)) item.dataset.path = hit.iri.slice(input.dataset.base.length);
      const name = document.createElement("bdi");
      name.textContent = hit.label.text;
      const kind = document.createElement("span");
      kind.textContent = hit.kind;
      item.append(name, kind);
      if (hit.matched.text !== hit.label.text) {
        const matched = document.createElement("bdi");
        matched.className = "alias";
        matched.textContent = hit.matched.text;
        name.after(matched);
      }
      item.addEventListener("pointerdown", (event) => { event.preventDefault(); follow(item); });
      return item;
    }));
    list.hidden = hits.length === 0;
    chosen = -1;
    input.setAttribute("aria-expanded", String(!list.hidden));
  };
  const ask = async () => {
    asking.abort();
    asking = new AbortController();
    const words = input.value.trim();
    if (words === "") return close();
    try {
      const address = `${field ? input.dataset.endpoint : new URL("suggest", input.form.action)}?limit=8${field ? `&type=${kind}` : ""}&q=${encodeURIComponent(words)}`;
      const answer = await fetch(address, { signal: asking.signal, headers: { Accept: "application/json" } });
      if (answer.ok && document.activeElement === input) {
        const own = (hit) => new URL(hit.address, location).origin === location.origin;
        show((await answer.json()).hits.filter(own));
      }
    } catch (error) {
      if (error.name !== "AbortError") close();
    }
  };
  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(ask, 120);
  });
  input.addEventListener("blur", close);
  input.addEventListener("keydown", (event) => {
    if (list.hidden) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      choose(chosen + (event.key === "ArrowDown" ? 1 : chosen < 0 ? list.children.length : -1));
    } else if (event.key === "Enter" && chosen >= 0) {
      event.preventDefault();
      follow(list.children[chosen]);
    } else if (event.key === "Escape") {
      event.preventDefault();
      close();
    }
  });
}

// On a small screen the list comes first, and what narrows it is opened on demand.
if (matchMedia("(max-width: 56rem)").matches) {
  for (const facet of document.querySelectorAll(".facet[open]")) facet.open = facet.querySelector("[aria-current]") !== null;
  for (const all of document.querySelectorAll(".narrowing")) all.open = false;
}
