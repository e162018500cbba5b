// Editing, for who has the token. It is kept in this tab only, and sent in a header that other sites' pages cannot send.
const KEY = "entente-token";
const home = document.querySelector(".wordmark").href;
const takeGiven = () => {
  const given = /^#token=([\w.~+/=-]{16,200})$/.exec(location.hash);
  if (given === null) return;
  sessionStorage.setItem(KEY, given[1]);
  history.replaceState(null, "", location.pathname + location.search);
};
const token = () => sessionStorage.getItem(KEY);
const make = (name, properties = {}, ...children) => {
  const element = Object.assign(document.createElement(name), properties);
  element.append(...children);
  return element;
};
const find = (selector, within = document) => within.querySelector(selector);

class Refused extends Error {}
const refusal = (status, text) => {
  if (status === 401) sessionStorage.removeItem(KEY);
  return new Refused(text.trim() || (status === 0 ? "The server does not answer." : `The server refused (${status}).`));
};
const send = async (method, path, body) => {
  let answer;
  try {
    answer = await fetch(new URL(path, home), {
      method,
      body: body && JSON.stringify(body),
      headers: { Authorization: `Bearer ${token()}`, ...(body && { "Content-Type": "application/json" }) },
    });
  } catch {
    throw refusal(0, "");
  }
  if (!answer.ok) throw refusal(answer.status, await answer.text());
};

// A dialog that does something and stays open while that fails.
const ask = ({ title, text, fields = [], doit, act }) => {
  const inputs = fields.map(({ label, name, kind, value = "", max, choices = [], required = true }) => {
    const input = make(kind, {}, ...choices.map((choice) => make("option", { textContent: choice })));
    if (max) input.maxLength = max;
    return Object.assign(input, { name, id: `ask-${name}`, required, value: value || choices[0] || "", labelled: label });
  });
  const told = make("p");
  told.setAttribute("role", "alert");
  const go = make("button", { className: "button", textContent: doit });
  const no = make("button", { className: "plainly", type: "button", textContent: "Cancel" });
  const form = make("form", { method: "dialog" },
    make("h2", { id: "ask-title", textContent: title }),
    ...(text ? [make("p", { className: "quiet" }, make("bdi", { textContent: text }))] : []),
    ...inputs.flatMap((input) => [make("label", { htmlFor: input.id, textContent: input.labelled }), input]),
    told, make("p", { className: "buttons" }, no, go));
  const dialog = make("dialog", { className: "asking" }, form);
  dialog.setAttribute("aria-labelledby", "ask-title");
  dialog.addEventListener("close", () => dialog.remove());
  no.addEventListener("click", () => dialog.close());
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    go.disabled = true;
    try {
      await act(Object.fromEntries(inputs.map((input) => [input.name, input.value])));
      dialog.close();
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      told.textContent = error.message;
      go.disabled = false;
    }
  });
  document.body.append(dialog);
  dialog.showModal();
};

const TITLES = {
  refuse: "This is wrong", confirm: "This is right", set: "This is so", unset: "This is wrong",
  "accept-link": "These are the same", "refuse-link": "These are not the same",
  merge: "These are one", split: "This is another one", rename: "It is called otherwise", retype: "It is of another kind",
};
const KINDS = ["State", "GovernmentBody", "ArmedForce", "IntergovernmentalOrganisation", "Company", "ResearchInstitution", "Organisation", "Person", "Bloc"];
const CLASSES = ["Agreement", "Project", "Exercise", "Transfer", "Meeting", "Cooperation", "Programme", "Sanction", "Conflict", "Event"];
const STATUSES = ["proposed", "planned", "agreed", "underway", "completed", "cancelled"];
const FACTUALITIES = ["asserted", "reported", "alleged", "possible", "denied"];
const PROPERTIES = ["party", "partner", "beneficiary", "supplier", "recipient", "owner", "initiator", "target", "host",
  "dateSigned", "dateAnnounced", "dateStarted", "dateEnded", "dateDue", "dateOccurred", "amount", "quantity", "object", "place", "domain",
  "status", "factuality", "attributedTo"];
const CHOICES = { class: CLASSES, status: STATUSES, factuality: FACTUALITIES };
const PAGE = "The address of its page";
// What a property takes, said so that nobody needs the manual.
const hint = (property) => {
  if (property.startsWith("date")) return "The date, such as 2014-05-21, 2014-05 or 2014";
  if (property === "amount") return "The amount, such as 400000000000 USD";
  if (property === "quantity") return "How many of what, such as 12 submarines";
  if (property === "domain") return "The domain, such as energy";
  if (property === "label") return "What it is called";
  return property === "" ? "Its value: the address of a page, a date, an amount …" : PAGE;
};
// What the address of a page is the address of.
const BASE = /^https?:\/\/[^/]+(?:\/[^#?]*)?\/entente\/(?:about|id)\//;
const iriOf = (text, like) => text.trim().replace(BASE, like.replace(/(?:actor|document|thing|place)\/.*$/, ""));
const own = ({ decide: decision, property = "" }) => {
  switch (decision) {
    case "set": return [
      ...(property === "" ? [{ label: "Which property?", name: "property", kind: "select", choices: PROPERTIES }] : []),
      CHOICES[property] ? { label: "Which?", name: "value", kind: "select", choices: CHOICES[property] } : { label: hint(property), name: "value", kind: "input", max: 500 },
    ];
    case "rename": return [{ label: "What is it called?", name: "name", kind: "input", max: 300 }];
    case "retype": return [{ label: "Of what kind is it?", name: "type", kind: "select", choices: KINDS }];
    case "merge": return [{ label: `Who is it? ${PAGE}`, name: "into", kind: "input", max: 2000 }];
    case "split": return [
      { label: "In which document? The address of its page", name: "documents", kind: "input", max: 2000 },
      { label: "What is the other one called there?", name: "name", kind: "input", max: 300 },
    ];
    default: return [];
  }
};
const body = ({ decide: decision, facts, property, value, instead, actor }, given) => {
  const like = actor ?? facts;
  const whole = { decision, facts: facts ? facts.split(" ") : [], ...given };
  if (actor) whole.actor = actor;
  if (property) whole.property = property;
  if (value) whole.value = value;
  if (instead) whole.insteadOf = instead;
  for (const name of ["into", "value"]) if (given[name]) whole[name] = iriOf(given[name], like);
  if (given.documents) whole.documents = [iriOf(given.documents, like)];
  return whole;
};
const decide = (button) => ask({
  title: TITLES[button.dataset.decide],
  text: button.dataset.decide === "refuse"
    ? "It is taken out of the graph and stays out when the document is read again. You can undo it."
    : "It holds whatever the program thinks, until you undo it.",
  fields: [
    ...own(button.dataset),
    { label: "Why?", name: "why", kind: "textarea", max: 2000 },
    { label: "Your name", name: "who", kind: "input", max: 200, value: sessionStorage.getItem("entente-who") ?? "" },
  ],
  doit: "Decide",
  act: async (given) => {
    await send("POST", "corrections", body(button.dataset, given));
    sessionStorage.setItem("entente-who", given.who);
    location.reload();
  },
});
const undo = (button) => ask({
  title: "Undo this decision?",
  doit: "Undo",
  act: async () => {
    await send("DELETE", `corrections/${button.dataset.undo}`);
    location.reload();
  },
});
const remove = (button) => {
  const item = button.closest("[data-document]");
  ask({
    title: "Remove this document?",
    text: `${find(".source", item).textContent} and all that was read in it leave the store. Load it again to have it back.`,
    doit: "Remove",
    act: async () => {
      await send("DELETE", `documents/${item.dataset.document}`);
      location.reload();
    },
  });
};
document.addEventListener("click", (event) => {
  const button = event.target.closest?.("[data-decide], [data-undo], [data-remove]");
  if (!button) return;
  if (button.dataset.decide) decide(button);
  else if (button.dataset.undo) undo(button);
  else remove(button);
});

// Files, one after the other: a document takes all that the machine has.
const loads = find(".loads");
const waiting = [];
let busy = false;
const say = (text) => { find("#progress").textContent = text; };
const upload = (file, state, bar) => new Promise((resolve, reject) => {
  const request = new XMLHttpRequest();
  request.open("POST", new URL(`documents?name=${encodeURIComponent(file.name)}`, home));
  request.setRequestHeader("Authorization", `Bearer ${token()}`);
  request.upload.addEventListener("progress", ({ loaded, total }) => {
    bar.max = total;
    bar.value = loaded;
    state.textContent = `sending ${Math.round((100 * loaded) / (total || 1))} %`;
  });
  request.upload.addEventListener("load", () => {
    bar.removeAttribute("value");
    state.textContent = "reading";
    say(`Reading ${file.name}`);
  });
  request.addEventListener("load", () => resolve(request));
  request.addEventListener("error", () => reject(refusal(0, "")));
  request.send(file);
});
const pause = (seconds) => new Promise((resolve) => { setTimeout(resolve, 1000 * seconds); });
const number = (count, noun) => `${count} ${noun}${count === 1 ? "" : "s"}`;
const wrong = (text) => make("p", { className: "wrong" }, make("bdi", { textContent: text }));
const report = (item, answer, name) => {
  for (const document of answer.documents) {
    const facts = Object.entries(document.facts);
    const sum = facts.reduce((all, [, count]) => all + count, 0);
    const came = make("div", { className: "came" });
    if (document.iri) {
      const path = `about/document/${encodeURIComponent(document.iri.split("/").pop())}`;
      const words = document.change === "unchanged" ? "Unchanged: look at it" : `Look at ${number(sum, "fact")}`;
      came.append(make("a", { href: new URL(path, home) }, words, ...(answer.documents.length > 1 ? [" in ", make("bdi", { textContent: document.source })] : [])));
    }
    if (facts.length > 0) {
      came.append(make("p", { className: "classes" }, ...facts.map(([name, count]) => make("span", { textContent: `${name} ${count}` })),
        make("span", { textContent: `of ${number(document.actors, "actor")}` })));
    }
    item.append(came, ...document.leftOut.map((reason) => wrong(`Left out: ${reason}`)));
  }
  for (const { file, line, reason } of answer.problems) {
    const where = [...(file === name ? [] : [file]), ...(line === undefined ? [] : [`line ${line}`])].join(", ");
    item.append(wrong(where === "" ? reason : `${where}: ${reason}`));
  }
};
const load = async ({ file, item, state, bar }) => {
  let answer = await upload(file, state, bar);
  while (answer.status === 503) {
    state.textContent = "waiting for another";
    await pause(Number(answer.getResponseHeader("Retry-After")) || 10);
    answer = await upload(file, state, bar);
  }
  if (answer.status !== 200 && answer.status !== 422) throw refusal(answer.status, answer.responseText);
  const told = JSON.parse(answer.responseText);
  report(item, told, file.name);
  const changes = [...new Set(told.documents.map(({ change }) => change))].join(", ") || "nothing loaded";
  state.textContent = `${changes}, ${told.seconds.toFixed(1)} s`;
  say(`${file.name}: ${changes}`);
};
const work = async () => {
  if (busy) return;
  busy = true;
  while (waiting.length > 0) {
    const one = waiting.shift();
    try {
      await load(one);
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      one.state.textContent = "not loaded";
      one.item.append(wrong(error.message));
      say(`${one.file.name}: not loaded`);
      if (token() === null) {
        show();
        find(".token [role='alert']").textContent = `${one.file.name} was not loaded: this is not the token.`;
      }
    } finally {
      one.bar.remove();
    }
  }
  busy = false;
  const fresh = new DOMParser().parseFromString(await (await fetch(location.href)).text(), "text/html");
  find("#documents").replaceWith(find("#documents", fresh));
  find("#corrections").replaceWith(find("#corrections", fresh));
  show();
};
const take = (files) => {
  for (const file of files) {
    const state = make("span", { className: "state", textContent: "waits" });
    const bar = make("progress", { max: 1, value: 0 });
    bar.setAttribute("aria-label", "Progress");
    const item = make("li", {}, make("bdi", { className: "file", textContent: file.name }), state, bar);
    loads.append(item);
    waiting.push({ file, item, state, bar });
  }
  work();
};

const show = () => {
  const on = token() !== null;
  for (const part of document.querySelectorAll(".correct, .loading, .leave, [data-remove], .kept [data-undo]")) part.hidden = !on;
  const form = find("form.token");
  if (form) form.hidden = on;
};
if (loads) {
  find("form.token").addEventListener("submit", (event) => {
    event.preventDefault();
    sessionStorage.setItem(KEY, find("#token").value.trim());
    find("#token").value = "";
    find(".token [role='alert']").textContent = "";
    show();
    find("#files").focus();
  });
  find("#forget").addEventListener("click", () => {
    sessionStorage.removeItem(KEY);
    show();
  });
  const files = find("#files");
  files.addEventListener("change", () => {
    take(files.files);
    files.value = "";
  });
  const drop = find(".drop");
  addEventListener("dragover", (event) => {
    event.preventDefault();
    drop.classList.add("over");
  });
  addEventListener("dragleave", (event) => { if (event.relatedTarget === null) drop.classList.remove("over"); });
  addEventListener("drop", (event) => {
    event.preventDefault();
    drop.classList.remove("over");
    if (token()) take(event.dataTransfer.files);
  });
}
takeGiven();
show();
addEventListener("hashchange", () => {
  takeGiven();
  show();
});
