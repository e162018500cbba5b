// YASGUI with this endpoint only, our prefixes and our questions; nothing is asked of other hosts.
import { addViews } from "./results.js";

const place = document.getElementById("editor");
const endpoint = new URL(place.dataset.endpoint, location).href;
const prefixes = {};
for (const term of document.querySelectorAll("#prefixes dt")) prefixes[term.textContent] = term.nextElementSibling.textContent;
const template = (kind, name) => [...document.querySelectorAll(`template[data-${kind}]`)].find((t) => t.dataset[kind] === name);
const first = `PREFIX ent: <${prefixes.ent}>
PREFIX rdfs: <${prefixes.rdfs}>

SELECT ?engagement ?label ?date {
  ?engagement a ent:Agreement ;
    rdfs:label ?label .
  OPTIONAL { ?engagement ent:earliest ?date }
}
ORDER BY DESC(?date)
LIMIT 50`;

// What the endpoint names is told of on this server, whatever its IRI's host is.
const follow = (iri) => (iri.startsWith(place.dataset.base) ? place.dataset.id + iri.slice(place.dataset.base.length) : /^https?:/.test(iri) ? iri : "");
place.addEventListener("click", (event) => {
  const link = event.target.closest("a[href]");
  if (link?.href.startsWith?.(place.dataset.base)) link.href = follow(link.href);
}, true);

// The editor keeps of an answer only its text; what else it says is noted here as it passes.
let answered = {};
const ask = window.fetch;
window.fetch = async (request, options) => {
  const response = await ask(request, options);
  if (request instanceof Request && request.method === "POST" && request.url === endpoint) {
    const type = response.headers.get("Content-Type") ?? "";
    answered = { type, status: response.status, cut: response.headers.get("X-Entente-Truncated") };
    if (!response.ok) answered.problem = type.includes("problem+json") ? await response.clone().json() : { detail: await response.clone().text() };
  }
  return response;
};

// Completed from the ontology that the endpoint itself holds.
const terms = new Map();
const complete = (name, type) => {
  Yasgui.Yasqe.forkAutocompleter(type, {
    name,
    persistenceId: null,
    bulk: true,
    get: async () => {
      if (!terms.has(type)) {
        const kinds = type === "class" ? "owl:Class" : "owl:ObjectProperty owl:DatatypeProperty rdf:Property";
        const query = `PREFIX owl: <${prefixes.owl}> PREFIX rdf: <${prefixes.rdf}>
SELECT DISTINCT ?term { VALUES ?kind { ${kinds} } ?term a ?kind FILTER(isIRI(?term)) } ORDER BY ?term LIMIT 2000`;
        const answer = await ask(`${endpoint}?query=${encodeURIComponent(query)}`, { headers: { Accept: "application/sparql-results+json" } });
        terms.set(type, (await answer.json()).results.bindings.map((row) => row.term.value));
      }
      return terms.get(type);
    },
  });
};

// Read and taken away before the editor, which would send it along as a parameter.
const asked = /^#example=([a-z0-9-]+)(?:&(.*))?$/.exec(location.hash);
if (asked) history.replaceState(null, "", location.pathname);

const problem = document.getElementById("problem");
const complain = (text) => {
  problem.textContent = text;
  problem.hidden = text === "";
};

// Where the server found fault: the word is marked in the text, and its line beside it.
const marks = [];
const unmark = () => { while (marks.length) marks.pop().clear(); };
const mark = (yasqe, { line, column, detail }) => {
  unmark();
  if (!line) return;
  const row = Math.min(line, yasqe.lineCount()) - 1;
  const text = yasqe.getLine(row);
  const end = Math.min(column, Math.max(1, text.length));
  const word = /^[\w:?<>.-]+/.exec(text.slice(end - 1))?.[0].length ?? 1;
  marks.push(yasqe.getDoc().markText({ line: row, ch: end - 1 }, { line: row, ch: end - 1 + word }, { className: "fault", title: detail }));
  yasqe.addLineClass(row, "background", "fault-line");
  marks.push({ clear: () => yasqe.removeLineClass(row, "background", "fault-line") });
  yasqe.scrollIntoView({ line: row, ch: end - 1 }, 60);
};

const rowForms = { CSV: "csv", TSV: "tsv", JSON: "json", XML: "xml" };
const graphForms = { Turtle: "ttl", "N-Triples": "nt", "JSON-LD": "jsonld", "RDF/XML": "rdf" };
const note = document.createElement("div");
note.className = "answer-note";
const download = async (query, form) => {
  const body = new URLSearchParams({ query, format: form });
  const answer = await ask(endpoint, { method: "POST", body });
  if (!answer.ok) return complain(await answer.text());
  const link = document.createElement("a");
  link.href = URL.createObjectURL(await answer.blob());
  link.download = `answer.${form}`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
};
const tell = (yasqe, cut) => {
  note.replaceChildren();
  if (cut) {
    const [what, number] = cut.split("=");
    const warning = document.createElement("p");
    warning.className = "problem cut";
    warning.setAttribute("role", "status");
    warning.textContent = `This is not all: the answer was cut at ${Number(number) ? Number(number).toLocaleString("en") : ""} ${what}. Ask for less, or for parts with ORDER BY, LIMIT and OFFSET.`;
    note.append(warning);
  }
  const query = yasqe.getValue();
  const forms = ["CONSTRUCT", "DESCRIBE"].includes(yasqe.getQueryType()) ? graphForms : rowForms;
  const line = document.createElement("p");
  line.className = "quiet downloads";
  line.append("Download: ");
  for (const [name, form] of Object.entries(forms)) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = name;
    button.addEventListener("click", () => download(query, form));
    line.append(button, " ");
  }
  note.append(line);
};

// What the library leaves without a name for screen readers.
const mend = () => {
  for (const input of place.querySelectorAll(".CodeMirror textarea")) input.setAttribute("aria-label", "Query");
  for (const select of place.querySelectorAll(".tableSizer")) select.setAttribute("aria-label", "Rows on a page");
  for (const input of place.querySelectorAll(".tableFilter")) input.setAttribute("aria-label", "Filter the rows");
  for (const scroller of place.querySelectorAll(".CodeMirror-scroll")) scroller.removeAttribute("tabindex");
  for (const control of place.querySelectorAll("[id=yasr_plugin_control][aria-controls]")) control.removeAttribute("aria-controls");
  for (const link of place.querySelectorAll(".yasr_external_ref_btn")) link.remove(); // Leads to another host.
};

addEventListener("load", () => {
  const { Yasqe, Yasr } = Yasgui;
  Yasqe.defaults.prefixCcApi = new URL(place.dataset.prefixes, location).href;
  complete("ourClasses", "class");
  complete("ourProperties", "property");
  Yasqe.defaults.autocompleters = ["variables", "prefixes", "ourClasses", "ourProperties"];
  addViews(Yasr, place.dataset.world, follow);
  const yasgui = new Yasgui(place, {
    requestConfig: { endpoint, method: "POST" },
    copyEndpointOnNewTab: false,
    endpointCatalogueOptions: { getData: () => [{ endpoint }] },
    populateFromUrl: true,
    yasqe: { value: first },
    yasr: { prefixes, pluginOrder: ["table", "Chart", "Map", "Network", "response"] },
  });
  const tab = yasgui.getTab() ?? yasgui.addTab(true);
  const yasqe = tab.getYasqe();
  const yasr = tab.getYasr();

  // Graphs come as text: the table is told what they are written in. Faults are told in the server's words.
  const show = yasr.setResponse.bind(yasr);
  yasr.setResponse = (data, duration) => {
    const { problem: fault, type, status, cut } = answered;
    if (data instanceof Error && data.name === "AbortError") {
      note.replaceChildren();
      show({ error: { text: "Stopped." } }, duration);
    } else if (data instanceof Error && fault) {
      note.replaceChildren();
      mark(yasqe, fault);
      show({ error: { status, statusText: fault.title, text: fault.detail ?? "" } }, duration);
    } else {
      unmark();
      if (!(data instanceof Error)) tell(yasqe, cut);
      show(typeof data === "string" ? { data, contentType: type, executionTime: duration } : data, duration);
    }
  };
  // An answer is asked for anew rather than kept in the browser, whose store a long one would fill.
  const drawn = yasr.setResponse;
  yasr.setResponse = (data, duration) => {
    drawn(data, duration);
    if (yasr.results) yasr.results.getAsStoreObject = () => undefined;
  };
  yasqe.on("change", unmark);
  yasr.rootEl.before(note);
  yasr.on("drawn", mend);
  mend();

  const begin = (query) => { complain(""); tab.setQuery(query); };
  const bind = async (name, values) => {
    const kept = new URLSearchParams([...values].filter(([, value]) => value !== ""));
    const answer = await ask(`${place.dataset.questions}${name}.rq?${kept}`);
    const text = await answer.text();
    if (!answer.ok) return complain(text);
    begin(text);
    yasqe.query().catch(() => {});
  };
  const choose = (name, values) => {
    const fields = document.getElementById("fields");
    fields.replaceChildren();
    complain("");
    const form = template("fields", name);
    if (form) {
      fields.append(form.content.cloneNode(true));
      const shown = fields.querySelector("form");
      for (const [key, value] of values ?? []) if (shown.elements[key]) shown.elements[key].value = value;
      shown.addEventListener("submit", (event) => { event.preventDefault(); bind(name, new FormData(shown)); });
      bind(name, new FormData(shown));
    } else if (template("example", name)) {
      begin(template("example", name).content.textContent.trim());
    }
  };
  document.getElementById("example").addEventListener("change", (event) => choose(event.target.value));
  if (asked) {
    document.getElementById("example").value = asked[1];
    choose(asked[1], new URLSearchParams(asked[2] ?? ""));
  }
});
