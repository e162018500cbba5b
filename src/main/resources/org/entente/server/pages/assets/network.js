// Draws the network where the reader can move in it. What it draws stands in the page, as the picture that the server made;
// a network of other actors is fetched as a page, so that the address always says what is seen.
import cytoscape from "./cytoscape.js";

const PHONE = 600;
const LABEL = 13;
/** A longer name is cut short; on a phone sooner. */
const LONGEST = { phone: 104, page: 190 };
// So many names stand even where they hide a disc.
const PROMINENT = 12;
const still = matchMedia("(prefers-reduced-motion: reduce)");
const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
const canvasText = document.createElement("canvas").getContext("2d");

/** What a page's picture shows, as Cytoscape wants it. */
function read(figure, turned) {
  const nodes = [...figure.querySelectorAll("circle[data-id]")].map((circle, index) => {
    const link = circle.parentNode;
    const x = circle.cx.baseVal.value;
    const y = circle.cy.baseVal.value;
    return {
      group: "nodes",
      data: {
        id: circle.dataset.id,
        size: 2 * circle.r.baseVal.value,
        words: link.querySelector("title").textContent,
        label: link.dataset.label,
        href: link.href.baseVal,
        rank: index,
      },
      classes: link.getAttribute("class"),
      position: turned ? { x: y, y: x } : { x, y },
    };
  });
  const edges = [...figure.querySelectorAll("line[data-from]")].map((line) => ({
    group: "edges",
    data: {
      id: `${line.dataset.from} ${line.dataset.to}`,
      source: line.dataset.from,
      target: line.dataset.to,
      width: Number(line.getAttribute("stroke-width")),
      words: line.parentNode.querySelector("title").textContent,
      href: line.parentNode.href.baseVal,
    },
  }));
  return { nodes, edges };
}

function style() {
  const [paper, ink, accent, quiet] = ["--paper", "--ink", "--accent", "--quiet"].map(colour);
  return [
    { selector: "node", style: {
      "width": "data(size)", "height": "data(size)", "background-color": paper, "border-color": accent, "border-width": 2,
      "label": "data(label)", "font-size": LABEL, "font-family": getComputedStyle(document.body).fontFamily, "color": ink,
      "text-valign": "bottom", "text-outline-color": paper, "text-outline-width": 2.5, "text-opacity": 0, "text-wrap": "ellipsis",
      "overlay-opacity": 0, "transition-property": "opacity", "transition-duration": still.matches ? 0 : 120 } },
    { selector: "node.state", style: { "background-color": accent, "border-color": paper, "border-width": 1.5 } },
    { selector: "node.focus", style: { "border-color": ink, "border-width": 2.5 } },
    { selector: "node.named", style: { "text-opacity": 1, "z-index": 2 } },
    { selector: "node.over", style: { "text-valign": "top" } },
    { selector: "edge", style: {
      "width": "data(width)", "line-color": accent, "line-opacity": "mapData(width, 1, 10, 0.5, 0.36)", "curve-style": "haystack", "haystack-radius": 0, "overlay-opacity": 0 } },
    { selector: ".faint", style: { "opacity": 0.16 } },
    { selector: "node.on", style: { "text-opacity": 1, "z-index": 9 } },
    { selector: "node.chosen", style: { "border-color": ink, "border-width": 3 } },
    { selector: "edge.on", style: { "line-opacity": 0.8, "z-index": 8 } },
  ];
}

function start() {
  const figure = document.querySelector("#network");
  if (figure === null) return;
  const stage = figure.querySelector(".stage");
  const canvas = document.createElement("div");
  canvas.className = "canvas";
  canvas.setAttribute("role", "img");
  canvas.setAttribute("aria-label", "The network; the tables below say the same");
  stage.append(canvas);
  stage.classList.add("drawn");
  const turned = stage.clientWidth < PHONE;
  const drawn = read(figure, turned);
  const cy = cytoscape({
    container: canvas,
    elements: drawn,
    layout: { name: "preset" },
    style: style(),
    minZoom: 0.1,
    maxZoom: 6,
    autounselectify: true,
    boxSelectionEnabled: false,
    pixelRatio: "auto",
  });
  /** On a small screen discs and lines are drawn larger, so that they are seen and met. */
  const fit = () => {
    cy.fit(cy.elements(), stage.clientWidth < PHONE ? 44 : 24);
    const scale = Math.max(1, 0.72 / cy.zoom());
    cy.batch(() => {
      for (const node of cy.nodes()) node.style({ "width": node.data("size") * scale, "height": node.data("size") * scale, "border-width": (node.hasClass("focus") ? 2.5 : 2) * scale });
      for (const edge of cy.edges()) edge.style("width", edge.data("width") * scale);
    });
  };

  /** Names stand where they do not hide each other, those of the most active first; their size does not change. */
  const name = () => {
    const zoom = cy.zoom();
    const taken = [];
    canvasText.font = `${LABEL}px ${getComputedStyle(document.body).fontFamily}`;
    const frame = cy.width();
    const longest = frame < PHONE ? LONGEST.phone : LONGEST.page;
    cy.batch(() => {
      cy.nodes().style({ "font-size": LABEL / zoom, "text-outline-width": 2.5 / zoom, "text-max-width": longest / zoom });
      const nodes = cy.nodes().sort((a, b) => a.data("rank") - b.data("rank")).toArray();
      const discs = nodes.map((node) => node.renderedPosition());
      for (const [rank, node] of nodes.entries()) {
        const at = discs[rank];
        const half = Math.min(longest, canvasText.measureText(node.data("label")).width) / 2 + 3;
        const radius = node.renderedHeight() / 2 + 2;
        const free = (box) => box[0] > -6 && box[2] < frame + 6
          && taken.every((b) => box[2] < b[0] || b[2] < box[0] || box[3] < b[1] || b[3] < box[1])
          && (rank < PROMINENT || !discs.some((disc) => disc !== at && box[0] - 4 < disc.x && disc.x < box[2] + 4 && box[1] - 4 < disc.y && disc.y < box[3] + 4));
        const below = [at.x - half, at.y + radius, at.x + half, at.y + radius + LABEL + 4];
        const above = [at.x - half, at.y - radius - LABEL - 4, at.x + half, at.y - radius];
        const box = [below, above].find(free);
        node.toggleClass("named", box !== undefined);
        node.toggleClass("over", box === above);
        node.style("text-margin-y", (box === above ? -3 : 3) / zoom);
        if (box !== undefined) taken.push(box);
      }
    });
  };
  let waiting = 0;
  const nameSoon = () => {
    cancelAnimationFrame(waiting);
    waiting = requestAnimationFrame(name);
  };

  const caption = figure.querySelector("#caption");
  const hint = caption.textContent;
  const say = (words) => { caption.textContent = words; };
  const dim = (some) => {
    cy.elements().removeClass("faint on");
    if (some !== null) {
      cy.elements().not(some).addClass("faint");
      some.addClass("on");
    }
  };
  const around = (element) => (element.isNode() ? element.closedNeighborhood() : element.union(element.connectedNodes()));
  const light = (element) => {
    dim(element === null ? null : around(element));
    say(element === null ? hint : element.data("words"));
  };
  cy.on("mouseover", "node, edge", (event) => { canvas.style.cursor = "pointer"; light(event.target); });
  cy.on("mouseout", "node, edge", () => { canvas.style.cursor = ""; light(null); });
  cy.on("tap", "edge", (event) => { location.assign(event.target.data("href")); });
  cy.on("tap", "node", (event) => { go(event.target.data("href"), true); });
  cy.on("viewport resize", nameSoon);
  cy.on("dragfree", nameSoon);
  // A wheel scrolls the page, as everywhere; with Ctrl, or two fingers, it moves nearer.
  canvas.addEventListener("wheel", (event) => { if (!event.ctrlKey) event.stopImmediatePropagation(); }, { capture: true, passive: true });

  const tools = document.createElement("div");
  tools.className = "zoom";
  const nearer = (factor) => () => cy.zoom({ level: cy.zoom() * factor, renderedPosition: { x: cy.width() / 2, y: cy.height() / 2 } });
  for (const [sign, words, act] of [["+", "Nearer", nearer(1.4)], ["−", "Farther", nearer(1 / 1.4)], ["Fit", "Fit all into the picture", fit]]) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = sign;
    if (sign !== words) button.setAttribute("aria-label", words === "Fit all into the picture" ? "Fit: all into the picture" : words);
    button.addEventListener("click", act);
    tools.append(button);
  }
  figure.querySelector(".under").append(tools);

  // Rows of the tables light up what they tell of.
  const row = (event) => {
    const part = event.target.closest("[data-id], tr[data-from]");
    if (part === null || stage.contains(part)) return null;
    const found = cy.getElementById(part.dataset.id ?? `${part.dataset.from} ${part.dataset.to}`);
    return found.empty() ? null : found;
  };
  const found = document.querySelector("#found");
  for (const begin of ["pointerover", "focusin"]) found.addEventListener(begin, (event) => { const r = row(event); if (r !== null) light(r); });
  for (const end of ["pointerout", "focusout"]) found.addEventListener(end, (event) => { if (row(event) !== null) light(null); });

  /** Shows another network in this one's place: what stays moves, what is new grows out of its partner. */
  const change = (next) => {
    const wanted = read(next, stage.clientWidth < PHONE);
    const ids = new Set([...wanted.nodes, ...wanted.edges].map((e) => e.data.id));
    cy.stop();
    cy.elements().removeClass("faint on").filter((e) => !ids.has(e.id())).remove();
    const moves = [];
    for (const node of wanted.nodes) {
      const known = cy.getElementById(node.data.id);
      if (known.nonempty()) {
        known.data(node.data);
        known.classes(`${node.classes} ${known.hasClass("named") ? "named" : ""}`);
        moves.push([known, node.position]);
      } else {
        const edge = wanted.edges.find((e) => e.data.source === node.data.id || e.data.target === node.data.id);
        const partner = edge === undefined ? cy.collection() : cy.getElementById(edge.data.source === node.data.id ? edge.data.target : edge.data.source);
        moves.push([cy.add({ ...node, position: partner.nonempty() ? { ...partner.position() } : { ...node.position } }), node.position]);
      }
    }
    for (const edge of wanted.edges) {
      const known = cy.getElementById(edge.data.id);
      if (known.nonempty()) known.data(edge.data);
      else cy.add(edge);
    }
    const end = () => { fit(); name(); };
    if (still.matches) {
      moves.forEach(([node, position]) => node.position(position));
      end();
    } else {
      moves.forEach(([node, position]) => node.animate({ position }, { duration: 450, easing: "ease-in-out-cubic" }));
      setTimeout(end, 480);
    }
  };

  let asking = new AbortController();
  /** To another network; what stands around the picture comes with it. */
  const go = async (address, fresh) => {
    asking.abort();
    asking = new AbortController();
    try {
      const answer = await fetch(address, { signal: asking.signal, headers: { Accept: "text/html" } });
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const next = page.querySelector("#network");
      if (!answer.ok || next === null) {
        location.assign(address);
        return;
      }
      if (fresh) history.pushState(null, "", address);
      change(next);
      stage.querySelector("svg").replaceWith(document.importNode(next.querySelector("svg"), true));
      say(hint);
      document.querySelector(".facets").replaceWith(document.importNode(page.querySelector(".facets"), true));
      for (const old of [...found.children].filter((e) => e !== figure)) old.remove();
      let before = true;
      for (const part of [...page.querySelector("#found").children]) {
        if (part === next) before = false;
        else if (before) figure.before(document.importNode(part, true));
        else found.append(document.importNode(part, true));
      }
      const foot = page.querySelector(".bottom .machine");
      document.querySelector(".bottom .machine").replaceWith(document.importNode(foot, true));
    } catch (error) {
      if (error.name !== "AbortError") location.assign(address);
    }
  };
  addEventListener("popstate", () => go(location.href, false));
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => { cy.style(style()); name(); });
  let width = stage.clientWidth;
  new ResizeObserver(() => {
    if (stage.clientWidth !== width) {
      width = stage.clientWidth;
      cy.resize();
      fit();
    }
  }).observe(stage);
  fit();
  name();
  figure.dataset.ready = "true";
  // For the console, and for tests.
  figure.graph = cy;
}

start();
