// Nearer and farther: the outlines by their view box, circles and names by their places, whose sizes stay.
const globe = document.querySelector(".globe");
const lands = globe.querySelector(".lands");
const width = Number(globe.dataset.width);
const height = Number(globe.dataset.height);
const most = 12;
const marks = [...globe.querySelectorAll(".marks circle, .marks text")].map((mark) => {
  const [x, y] = mark.localName === "circle" ? ["cx", "cy"] : ["x", "y"];
  return { mark, x, y, left: parseFloat(mark.getAttribute(x)), top: parseFloat(mark.getAttribute(y)) };
});

// The left and top edge in shares of the whole, and how much nearer.
let view = { left: 0, top: 0, near: 1 };
const show = ({ left, top, near }) => {
  near = Math.min(most, Math.max(1, near));
  const part = 1 / near;
  view = { near, left: Math.min(1 - part, Math.max(0, left)), top: Math.min(1 - part, Math.max(0, top)) };
  lands.setAttribute("viewBox", `${view.left * width} ${view.top * height} ${part * width} ${part * height}`);
  for (const m of marks) {
    m.mark.setAttribute(m.x, `${((m.left / 100 - view.left) * near * 100).toFixed(2)}%`);
    m.mark.setAttribute(m.y, `${((m.top / 100 - view.top) * near * 100).toFixed(2)}%`);
  }
  globe.classList.toggle("near", near > 1);
  farther.disabled = whole.disabled = near === 1;
  nearer.disabled = near === most;
};
const keep = () => {
  const rest = location.pathname + location.search;
  history.replaceState(null, "", view.near === 1 ? rest : `${rest}#at=${[view.left, view.top].map((n) => n.toFixed(4)).join(",")},${view.near.toFixed(2)}`);
};
// The point of the window at x and y, in shares, stays where it is.
const zoom = (factor, x = 0.5, y = 0.5) => {
  const near = Math.min(most, Math.max(1, view.near * factor));
  show({ near, left: view.left + x / view.near - x / near, top: view.top + y / view.near - y / near });
  keep();
};
const move = (x, y) => {
  show({ ...view, left: view.left + x / view.near, top: view.top + y / view.near });
  keep();
};

const button = (text, label, action) => {
  const made = document.createElement("button");
  made.type = "button";
  made.textContent = text;
  made.setAttribute("aria-label", label);
  made.addEventListener("click", action);
  return made;
};
const nearer = button("+", "Nearer", () => zoom(1.6));
const farther = button("−", "Farther", () => zoom(1 / 1.6));
const whole = button("○", "The whole world", () => { show({ left: 0, top: 0, near: 1 }); keep(); });
const tools = document.createElement("div");
tools.className = "tools";
tools.append(nearer, farther, whole);
globe.after(tools);

globe.setAttribute("tabindex", "0");
globe.addEventListener("keydown", (event) => {
  const steps = { ArrowLeft: [-0.15, 0], ArrowRight: [0.15, 0], ArrowUp: [0, -0.15], ArrowDown: [0, 0.15] };
  if (event.key === "+" || event.key === "=") zoom(1.6);
  else if (event.key === "-") zoom(1 / 1.6);
  else if (event.key === "0") whole.click();
  else if (steps[event.key] && view.near > 1) move(...steps[event.key]);
  else return;
  event.preventDefault();
});
const share = (event) => {
  const box = globe.getBoundingClientRect();
  return [(event.clientX - box.left) / box.width, (event.clientY - box.top) / box.height];
};
globe.addEventListener("wheel", (event) => {
  if (!event.ctrlKey && !event.metaKey) return; // The page's own scrolling is not taken.
  event.preventDefault();
  zoom(Math.exp(-event.deltaY / 200), ...share(event));
}, { passive: false });
globe.addEventListener("dblclick", (event) => { event.preventDefault(); zoom(2, ...share(event)); });

// Drawn with one finger or the mouse once it is near, wider or closer with two fingers.
const fingers = new Map();
let drawn = false;
globe.addEventListener("pointerdown", (event) => {
  fingers.set(event.pointerId, share(event));
  if (fingers.size === 1) drawn = false;
});
globe.addEventListener("pointermove", (event) => {
  const before = fingers.get(event.pointerId);
  if (!before) return;
  const now = share(event);
  const other = [...fingers].find(([id]) => id !== event.pointerId)?.[1];
  if (other) {
    const apart = (a) => Math.hypot(a[0] - other[0], a[1] - other[1]);
    zoom(apart(now) / Math.max(0.01, apart(before)), (now[0] + other[0]) / 2, (now[1] + other[1]) / 2);
    drawn = true;
  } else if (view.near > 1 && (drawn || Math.hypot(now[0] - before[0], now[1] - before[1]) > 0.006)) {
    drawn = true;
    move(before[0] - now[0], before[1] - now[1]);
  } else {
    return;
  }
  fingers.set(event.pointerId, now);
});
for (const end of ["pointerup", "pointercancel", "pointerleave"]) globe.addEventListener(end, (event) => fingers.delete(event.pointerId));
globe.addEventListener("click", (event) => { if (drawn) event.preventDefault(); }, true);
globe.addEventListener("dragstart", (event) => event.preventDefault());

const at = /^#at=([0-9.]+),([0-9.]+),([0-9.]+)$/.exec(location.hash);
show(at ? { left: Number(at[1]), top: Number(at[2]), near: Number(at[3]) } : view);

// A list of what is disputed opens when it is asked for.
const claims = document.querySelector(".claims");
const open = () => { if (location.hash === "#disputed") claims.open = true; };
addEventListener("hashchange", open);
open();
