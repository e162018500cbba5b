// The text and its facts light up together; facts are filtered by class; an address leads to a place.
const text = document.querySelector(".text");
const margin = document.querySelector(".margin");
const filter = document.querySelector(".filter");
const narrow = matchMedia("(max-width: 56rem)");
const still = matchMedia("(prefers-reduced-motion: reduce)");

const parts = new Map();
for (const part of document.querySelectorAll(".text [data-f], .facts [data-f]")) {
  for (const number of part.dataset.f.split(" ").filter(Boolean)) {
    if (!parts.has(number)) parts.set(number, []);
    parts.get(number).push(part);
  }
}

let lit = [];
let pinned = false;
const light = (numbers) => {
  for (const part of lit) part.classList.remove("on");
  lit = numbers.flatMap((number) => parts.get(number) ?? []).filter((part) => !part.classList.contains("off"));
  for (const part of lit) part.classList.add("on");
};
const numbersOf = (element) => element.closest?.("[data-f]")?.dataset.f.split(" ").filter(Boolean) ?? [];

// In the margin only, so that the page itself stays where it is.
const reveal = (numbers) => {
  if (narrow.matches || numbers.length === 0) return;
  const item = document.getElementById(`f${numbers[0]}`);
  const top = item.getBoundingClientRect().top - margin.getBoundingClientRect().top + margin.scrollTop - margin.clientHeight / 3;
  margin.scrollTo({ top, behavior: still.matches ? "auto" : "smooth" });
};
const sheet = (open) => margin.classList.toggle("sheet", open && narrow.matches);

text.addEventListener("pointerover", (event) => {
  if (pinned || event.pointerType === "touch") return;
  const numbers = numbersOf(event.target);
  light(numbers);
  reveal(numbers);
});
margin.addEventListener("pointerover", (event) => { if (!pinned) light(numbersOf(event.target)); });
for (const area of [text, margin]) area.addEventListener("pointerleave", () => { if (!pinned) light([]); });
document.addEventListener("focusin", (event) => {
  const numbers = numbersOf(event.target);
  if (numbers.length === 0) return;
  light(numbers);
  if (text.contains(event.target)) reveal(numbers);
});
document.addEventListener("click", (event) => {
  const note = event.target.closest(".note");
  if (note !== null && narrow.matches) event.preventDefault();
  const inText = text.contains(event.target) && (note !== null || event.target.closest("a") === null);
  const numbers = inText ? numbersOf(event.target) : [];
  if (inText || !margin.contains(event.target)) {
    pinned = numbers.length > 0;
    light(numbers);
    reveal(numbers);
    sheet(pinned);
  }
});
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") {
    pinned = false;
    light([]);
    sheet(false);
  }
});

// The words between two offsets in code points, as #p-START-END names them.
const here = () => {
  for (const part of text.querySelectorAll(".here")) part.classList.remove("here");
  const match = /^#p-(\d+)-(\d+)$/.exec(location.hash);
  const anchor = match && document.getElementById(location.hash.slice(1));
  if (!anchor) return;
  let left = Number(match[2]) - Number(match[1]);
  const walker = document.createTreeWalker(anchor.closest("p, h2"), NodeFilter.SHOW_TEXT);
  const range = [];
  while (left > 0 && walker.nextNode()) {
    const node = walker.currentNode;
    const after = anchor.compareDocumentPosition(node) & Node.DOCUMENT_POSITION_FOLLOWING;
    if (!after || node.parentElement.closest(".note")) continue;
    const length = [...node.data].length;
    if (length <= left + 1 && node.parentElement.matches("[data-f]")) range.push(node.parentElement);
    left -= length;
  }
  for (const part of range) part.classList.add("here");
  anchor.scrollIntoView({ block: "start", behavior: "auto" });
  const numbers = [...new Set(range.flatMap((part) => part.dataset.f.split(" ").filter(Boolean)))];
  light([]);
  lit = numbers.map((number) => document.getElementById(`f${number}`));
  for (const fact of lit) fact.classList.add("on");
  reveal(numbers);
};
addEventListener("hashchange", here);
here();

// Which classes are shown stands in the address, so that it can be shared.
const show = () => {
  const chosen = new Set(new FormData(filter).getAll("class"));
  const off = new Set();
  for (const item of document.querySelectorAll("[data-class]")) {
    const hidden = chosen.size > 0 && !chosen.has(item.dataset.class);
    item.classList.toggle("off", hidden);
    if (hidden && item.dataset.f) off.add(item.dataset.f);
  }
  for (const part of text.querySelectorAll("[data-f]")) {
    const numbers = part.dataset.f.split(" ").filter(Boolean);
    part.classList.toggle("off", numbers.length > 0 && numbers.every((number) => off.has(number)));
  }
  const address = new URL(location);
  address.searchParams.delete("class");
  for (const term of chosen) address.searchParams.append("class", term);
  history.replaceState(null, "", address);
};
if (filter.elements.class !== undefined) {
  const wanted = new URL(location).searchParams.getAll("class");
  for (const box of filter.querySelectorAll("input")) box.checked = wanted.includes(box.value);
  filter.hidden = false;
  filter.addEventListener("change", show);
  if (wanted.length > 0) show();
}
