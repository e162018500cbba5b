// YASGUI with this endpoint only, our prefixes and our questions; nothing is asked of other hosts.
const place = document.getElementById("editor");
const endpoint = new URL(place.dataset.endpoint, location).href;
const prefixes = {};
for (const term of document.querySelectorAll("#prefixes dt")) prefixes[term.textContent] = term.nextElementSibling.textContent;
const text = (template) => template.content.textContent.trim();
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
place.addEventListener("click", (event) => {
  const link = event.target.closest("a[href]");
  if (link?.href.startsWith(place.dataset.base)) link.href = place.dataset.id + link.href.slice(place.dataset.base.length);
}, true);

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
        const answer = await fetch(`${endpoint}?query=${encodeURIComponent(query)}`, { headers: { Accept: "application/sparql-results+json" } });
        terms.set(type, (await answer.json()).results.bindings.map((row) => row.term.value));
      }
      return terms.get(type);
    },
  });
  Yasgui.Yasqe.defaults.autocompleters = Yasgui.Yasqe.defaults.autocompleters.filter((other) => other !== type);
};

// Read and taken away before the editor, which would send it along as a parameter.
const asked = /^#example=([a-z0-9-]+)$/.exec(location.hash);
if (asked) history.replaceState(null, "", location.pathname);

addEventListener("load", () => {
  Yasgui.Yasqe.defaults.prefixCcApi = null;
  complete("ourClasses", "class");
  complete("ourProperties", "property");
  Yasgui.Yasqe.defaults.autocompleters = ["variables", "ourClasses", "ourProperties"];
  const yasgui = new Yasgui(place, {
    requestConfig: { endpoint, method: "POST" },
    copyEndpointOnNewTab: false,
    endpointCatalogueOptions: { getData: () => [{ endpoint }] },
    populateFromUrl: true,
    yasqe: { value: first },
    yasr: { prefixes },
  });
  const begin = (query) => {
    const tab = yasgui.getTab() ?? yasgui.addTab(true);
    tab.setQuery(query);
  };
  const example = (name) => {
    const template = [...document.querySelectorAll("template[data-example]")].find((t) => t.dataset.example === name);
    if (template) begin(text(template));
  };
  document.getElementById("example").addEventListener("change", (event) => example(event.target.value));
  if (asked) example(asked[1]);
});
