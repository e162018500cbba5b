// Answers as a chart, a map and a network, drawn in the page; all of their text is put in as text.
const SVG = "http://www.w3.org/2000/svg";
const WKT = "http://www.opengis.net/ont/geosparql#wktLiteral";
const most = { bars: 60, points: 1000, nodes: 120 };

const svg = (name, attributes = {}, ...children) => {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
};
const titled = (element, text) => { element.append(svg("title", {}, text)); return element; };
const paragraph = (text) => Object.assign(document.createElement("p"), { className: "quiet", textContent: text });
const bound = (rows, column) => rows.filter((row) => row[column]);
const isNumber = (value) => value && value.type !== "uri" && value.value.trim() !== "" && Number.isFinite(Number(value.value)) && !/gYear|date/i.test(value.datatype ?? "");
const isName = (value) => value?.type === "uri" && !/^(urn|data|javascript):/i.test(value.value);
const all = (rows, column, test) => bound(rows, column).length > 0 && bound(rows, column).every((row) => test(row[column]));
const local = (iri) => { try { return decodeURIComponent(iri.replace(/[/#]$/, "").split(/[/#]/).pop()); } catch { return iri; } };
const words = (value) => (value === undefined ? "" : value.type === "uri" ? local(value.value) : value.value);
const brief = (text, length) => ([...text].length > length ? `${[...text].slice(0, length).join("")}…` : text);

// What a view shows of an answer; undefined when it has nothing to show.
const chart = ({ columns, rows }) => {
  const number = columns.findLast((c) => all(rows, c, isNumber));
  const name = columns.find((c) => c !== number && all(rows, c, (v) => v.type !== "uri")) ?? columns.find((c) => c !== number);
  if (!number || !name) return undefined;
  return bound(rows, number).map((row) => ({ name: words(row[name]), number: Number(row[number].value) }));
};
const places = ({ columns, rows }) => {
  const wkt = columns.find((c) => bound(rows, c).some((row) => row[c].datatype === WKT));
  const lat = columns.find((c) => /^lat(itude)?$/i.test(c) && all(rows, c, isNumber));
  const long = columns.find((c) => /^(long?|lng|longitude)$/i.test(c) && all(rows, c, isNumber));
  const rest = columns.filter((c) => ![wkt, lat, long].includes(c));
  const name = rest.find((c) => all(rows, c, (v) => v.type !== "uri" && !isNumber(v))) ?? rest[0];
  const points = rows.flatMap((row) => {
    const at = wkt ? /^POINT\s*\(\s*(-?[\d.]+)\s+(-?[\d.]+)\s*\)$/i.exec(row[wkt]?.value ?? "") : lat && long && row[lat] && row[long] && [0, row[long].value, row[lat].value];
    return at ? [{ name: words(row[name]), east: Number(at[1]), north: Number(at[2]) }] : [];
  });
  return points.length ? points : undefined;
};
const network = ({ columns, rows }) => {
  const [one, other] = columns.filter((c) => all(rows, c, isName));
  if (!other) return undefined;
  const nodes = new Map();
  const ties = new Map();
  const node = (row, column) => {
    const iri = row[column].value;
    const label = row[`${column}Label`] ?? row[`${column}Name`];
    if (!nodes.has(iri)) nodes.set(iri, { iri, name: words(label ?? row[column]), weight: 0 });
    return nodes.get(iri);
  };
  for (const row of rows) {
    if (!row[one] || !row[other]) continue;
    const ends = [node(row, one), node(row, other)];
    const key = `${ends[0].iri} ${ends[1].iri}`;
    if (!ties.has(key)) ties.set(key, { ends, weight: 0 });
    ties.get(key).weight++;
    for (const end of ends) end.weight++;
  }
  const kept = new Set([...nodes.values()].sort((a, b) => b.weight - a.weight).slice(0, most.nodes));
  return { nodes: [...kept], total: nodes.size, ties: [...ties.values()].filter((t) => t.ends.every((n) => kept.has(n))) };
};

const drawChart = (bars) => {
  const shown = bars.slice(0, most.bars);
  const top = Math.max(...shown.map((b) => Math.abs(b.number)), Number.MIN_VALUE);
  const row = 26;
  const drawing = svg("svg", { class: "chart", width: "100%", height: shown.length * row, role: "img", "aria-label": `Bars of ${shown.length} numbers; the table view has the same` });
  shown.forEach((bar, i) => {
    const width = Math.max(0.2, (Math.abs(bar.number) / top) * 55);
    drawing.append(titled(svg("g", {},
      svg("text", { x: "34%", dx: -8, y: i * row + 17, "text-anchor": "end" }, brief(bar.name, 42)),
      svg("rect", { x: "34%", width: `${width}%`, y: i * row + 5, height: row - 10, rx: 2, class: bar.number < 0 ? "below" : "" }),
      svg("text", { x: `${34 + width}%`, dx: 7, y: i * row + 17, class: "number" }, bar.number.toLocaleString("en"))), bar.name));
  });
  return [drawing, bars.length > shown.length && paragraph(`The first ${shown.length} of ${bars.length} rows.`)];
};

// Equal Earth, as the server draws its own map: Šavrič, Patterson and Jenny 2019.
const project = (east, north) => {
  const m = Math.sqrt(3) / 2;
  const [a1, a2, a3, a4] = [1.340264, -0.081106, 0.000893, 0.003796];
  const around = ((((east - 11 + 180) % 360) + 360) % 360 - 180) * Math.PI / 180;
  const vertical = (t) => t * (a1 + a2 * t ** 2 + t ** 6 * (a3 + a4 * t ** 2));
  const angle = (n) => Math.asin(m * Math.sin(n * Math.PI / 180));
  const t = angle(north);
  const scale = 10000 / (2 * Math.PI / (m * a1));
  const x = around * Math.cos(t) / (m * (a1 + 3 * a2 * t ** 2 + t ** 6 * (7 * a3 + 9 * a4 * t ** 2)));
  return [5000 + x * scale, (vertical(angle(84)) - vertical(t)) * scale];
};
const drawMap = (points, world) => {
  const shown = points.slice(0, most.points);
  const drawing = svg("svg", { class: "globe", role: "img", "aria-label": `Map of ${shown.length} places; the table view has the same` });
  drawing.append(svg("image", { href: world, width: "100%", height: "100%" }));
  for (const point of shown) {
    const [x, y] = project(point.east, point.north);
    if (y > 4321) continue;
    drawing.append(titled(svg("circle", { class: "at", cx: `${(x / 100).toFixed(2)}%`, cy: `${(y / 43.21).toFixed(2)}%`, r: 4.5 }), point.name));
    if (shown.length <= 25) drawing.append(svg("text", { x: `${(x / 100).toFixed(2)}%`, y: `${(y / 43.21).toFixed(2)}%`, dx: 9, dy: 4 }, brief(point.name, 24)));
  }
  return [drawing, points.length > shown.length && paragraph(`The first ${shown.length} of ${points.length} places.`), paragraph("Outlines: Natural Earth 4.1, which show who holds land, not whose it is.")];
};

// By forces (Fruchterman and Reingold 1991), reckoned before it is drawn: nothing moves.
const lay = (nodes, ties, width, height) => {
  const apart = 0.75 * Math.sqrt((width * height) / nodes.length);
  nodes.forEach((n, i) => {
    const turn = i * 2.399963;
    const far = 0.45 * Math.sqrt((i + 0.5) / nodes.length);
    Object.assign(n, { x: width * (0.5 + far * Math.cos(turn)), y: height * (0.5 + far * Math.sin(turn)) });
  });
  // What is tied to nothing would be driven to the edges: all are drawn to the middle so much as keeps them within.
  const draw = [width, height].map((side) => (nodes.length * apart ** 2) / (side * 0.36) ** 2);
  for (let round = 0; round < 240; round++) {
    const heat = (width / 12) * (1 - round / 240);
    for (const n of nodes) Object.assign(n, { dx: (width / 2 - n.x) * draw[0], dy: (height / 2 - n.y) * draw[1] });
    nodes.forEach((a, i) => nodes.slice(i + 1).forEach((b) => {
      const [x, y] = [a.x - b.x || 0.1, a.y - b.y || 0.1];
      const force = apart ** 2 / Math.max(25, x * x + y * y);
      a.dx += x * force; a.dy += y * force; b.dx -= x * force; b.dy -= y * force;
    }));
    for (const { ends: [a, b] } of ties) {
      const [x, y] = [a.x - b.x, a.y - b.y];
      const force = Math.hypot(x, y) / apart / 2;
      a.dx -= x * force; a.dy -= y * force; b.dx += x * force; b.dy += y * force;
    }
    for (const n of nodes) {
      const length = Math.max(0.01, Math.hypot(n.dx, n.dy));
      n.x = Math.min(width - 70, Math.max(70, n.x + (n.dx / length) * Math.min(length, heat)));
      n.y = Math.min(height - 20, Math.max(20, n.y + (n.dy / length) * Math.min(length, heat)));
    }
  }
};
const drawNetwork = ({ nodes, ties, total }, follow) => {
  const [width, height] = [1000, nodes.length > 40 ? 760 : 520];
  lay(nodes, ties, width, height);
  const top = Math.max(...nodes.map((n) => n.weight));
  const above = Math.min(...nodes.map((n) => n.y)) - 24;
  const below = Math.max(...nodes.map((n) => n.y)) + 40;
  const drawing = svg("svg", { class: "ties-drawn", viewBox: `0 ${above.toFixed(1)} ${width} ${(below - above).toFixed(1)}`, role: "group", "aria-label": `Network of ${nodes.length} names; the table view has the same` });
  for (const { ends: [a, b], weight } of ties) {
    drawing.append(titled(svg("line", { x1: a.x.toFixed(1), y1: a.y.toFixed(1), x2: b.x.toFixed(1), y2: b.y.toFixed(1), "stroke-width": Math.min(6, 0.8 + Math.log2(weight)).toFixed(1) }), `${a.name} – ${b.name}: ${weight}`));
  }
  for (const n of nodes) {
    const size = 4 + 9 * Math.sqrt(n.weight / top);
    drawing.append(svg("a", { href: follow(n.iri) },
      titled(svg("circle", { cx: n.x.toFixed(1), cy: n.y.toFixed(1), r: size.toFixed(1) }), n.name),
      svg("text", { x: n.x.toFixed(1), y: (n.y + size + 13).toFixed(1), "text-anchor": "middle" }, brief(n.name, 26))));
  }
  return [drawing, total > nodes.length && paragraph(`The ${nodes.length} names with most ties, of ${total}.`)];
};

const answer = (yasr) => {
  const found = yasr.results?.getAsJson?.();
  const rows = found?.results?.bindings;
  return rows?.length ? { columns: found.head.vars, rows } : { columns: [], rows: [] };
};

// Adds the views to the editor's own. World: the address of a picture of the outlines. Follow: where an IRI leads.
export const addViews = (Yasr, world, follow) => {
  const views = {
    Chart: [chart, drawChart, "M2 13V8h3v5zm5 0V3h3v10zm5 0V6h3v7z"],
    Map: [places, (found) => drawMap(found, world), "M8 1a5 5 0 0 0-5 5c0 4 5 9 5 9s5-5 5-9a5 5 0 0 0-5-5zm0 7a2 2 0 1 1 0-4 2 2 0 0 1 0 4z"],
    Network: [network, (found) => drawNetwork(found, follow), "M3 5a2 2 0 1 1 1.9-1.4l6.3 2A2 2 0 1 1 13 9l-3 3.5a2 2 0 1 1-.9-.7l2.9-3.4-.9-1.3-6.5-2.2A2 2 0 0 1 3 5z"],
  };
  for (const [label, [read, draw, shape]] of Object.entries(views)) {
    Yasr.registerPlugin(label, class {
      priority = 1;
      label = label;
      constructor(yasr) { this.yasr = yasr; }
      canHandleResults() { return read(answer(this.yasr)) !== undefined; }
      draw() { this.yasr.resultsEl.append(...draw(read(answer(this.yasr))).filter(Boolean)); }
      getIcon() { return svg("svg", { viewBox: "0 0 16 16", "aria-hidden": "true" }, svg("path", { d: shape })); }
    });
  }
  Yasr.defaults.pluginOrder = ["table", "Chart", "Map", "Network", "response"];
};
