// The phone remote's page: one WebSocket, one sight, and what is pressed. docs/REMOTE.md has the protocol.
"use strict";

const $ = (id) => document.getElementById(id);
const SILENCE_MS = 12_000;
const PATIENCE_MS = 5_000;

const sight = {};
let words = {};
let lang = pick("lang") || (/^zh/i.test(navigator.language) ? "zh" : "en");
let socket = null;
let connected = false;
let refusal = null;
let token = null;
let sending = 0;
let tries = 0;
let timer = 0;
let heard = 0;
const waiting = new Map();

// What the phone keeps. A browser that keeps nothing still works until it is reloaded.
function pick(name) {
  try { return localStorage.getItem(`yungu-${name}`); } catch { return keep[name] || null; }
}
function keep(name, value) {
  keep[name] = value;
  try {
    if (value === null) localStorage.removeItem(`yungu-${name}`);
    else localStorage.setItem(`yungu-${name}`, value);
  } catch { /* Private windows of some browsers. */ }
}

// ---- Words

function say(key, values = {}) {
  const text = words[lang]?.[key] ?? "";
  return text.replace(/\{\s*\$([a-z]+)\s*\}/g, (_, name) => values[name] ?? "");
}
const nameOf = (name) => name?.[lang] || name?.zh || "";
const clock = (secs) => `${Math.floor(secs / 60)}:${String(Math.floor(secs % 60)).padStart(2, "0")}`;

// ---- The connection

function takeToken() {
  const found = /^#([0-9a-f]{32})$/i.exec(location.hash);
  if (!found) return false;
  token = found[1];
  // Out of the address bar, and out of what a screenshot shows.
  history.replaceState(null, "", location.pathname);
  return true;
}

function connect() {
  clearTimeout(timer);
  drop();
  const session = pick("session");
  if (!token && !session) return stand("scan");
  refusal = null;
  const own = new WebSocket(`ws://${location.host}/live`);
  socket = own;
  timer = setTimeout(() => own === socket && retry(), PATIENCE_MS);
  own.onopen = () => {
    if (own !== socket) return;
    own.send(JSON.stringify(token ? { do: "hello", token } : { do: "hello", session }));
  };
  own.onmessage = (event) => own === socket && hear(JSON.parse(event.data));
  own.onclose = () => own === socket && !refusal && retry();
  draw();
}

function drop() {
  const old = socket;
  socket = null;
  connected = false;
  waiting.clear();
  if (old) old.close();
}

function retry() {
  drop();
  clearTimeout(timer);
  tries += 1;
  timer = setTimeout(connect, Math.min(300 * 1.6 ** Math.min(tries, 8), 4_000));
  draw();
}

function hear(message) {
  heard = Date.now();
  if (message.welcome) {
    if (message.welcome.session) keep("session", message.welcome.session);
    clearTimeout(timer);
    token = null;
    tries = 0;
    connected = true;
  } else if (message.sight) {
    Object.assign(sight, message.sight);
    if (message.answered !== undefined) answered(message.answered);
  } else if (message.refused && connected && !["elsewhere", "dismissed"].includes(message.refused)) {
    if (message.n !== undefined) waiting.delete(message.n);
    const many = message.refused === "too-many" || message.refused === "busy";
    tell(say(many ? "remote-too-many" : "remote-refused"));
  } else if (message.refused) {
    return turnedAway(message);
  } else {
    return;
  }
  draw();
}

function turnedAway({ refused, wait_secs: wait }) {
  // A spent token is no harm to a phone that has been here before.
  if (refused === "bad-token" && pick("session")) {
    token = null;
    return setTimeout(connect, 0);
  }
  if (refused === "bad-token") token = null;
  if (refused === "unknown-session" || refused === "dismissed") keep("session", null);
  stand(refused, wait);
}

// Stands still for a reason, until somebody does something about it.
function stand(why, secs) {
  drop();
  clearTimeout(timer);
  refusal = { why, until: secs ? Date.now() + secs * 1_000 : 0 };
  if (why === "locked" || why === "full") timer = setTimeout(connect, secs ? secs * 1_000 + 200 : 15_000);
  draw();
}

// ---- Asking

function ask(what, from) {
  if (!connected || socket?.readyState !== WebSocket.OPEN) return;
  const n = ++sending;
  waiting.set(n, from || null);
  from?.classList.add("sent");
  socket.send(JSON.stringify({ n, ...what }));
}

function answered(n) {
  for (const [asked, from] of waiting) {
    if (asked > n) continue;
    waiting.delete(asked);
    if (from && ![...waiting.values()].includes(from)) from.classList.remove("sent");
  }
}

function onPress(element, what) {
  element.addEventListener("click", () => {
    navigator.vibrate?.(14);
    const asked = what();
    if (asked) ask(asked, element);
  });
}

let wordTimer = 0;
function tell(text) {
  $("word").textContent = text;
  $("word").hidden = false;
  clearTimeout(wordTimer);
  wordTimer = setTimeout(() => { $("word").hidden = true; }, 2_500);
}

// ---- Pictures: fetched once, with the session in a header, and kept as blobs

const pictures = new Map();

function pictureOf(number) {
  if (number === null || number === undefined) return null;
  const known = pictures.get(number);
  if (known) return known.url;
  pictures.set(number, { url: null });
  fetchPicture(number, 0);
  return null;
}

async function fetchPicture(number, again) {
  try {
    const headers = { Authorization: `Bearer ${pick("session")}` };
    const answer = await fetch(`picture/${number}`, { headers, cache: "no-store" });
    if (!answer.ok) throw new Error(String(answer.status));
    const entry = pictures.get(number);
    if (entry) entry.url = URL.createObjectURL(await answer.blob());
    draw();
  } catch {
    if (again < 5) setTimeout(() => pictures.has(number) && fetchPicture(number, again + 1), 1_000 * 2 ** again);
    else pictures.delete(number);
  }
}

function forgetPictures() {
  const shown = new Set((sight.stops || []).map((stop) => stop.picture));
  for (const [number, { url }] of pictures) {
    if (shown.has(number)) continue;
    if (url) URL.revokeObjectURL(url);
    pictures.delete(number);
  }
}

function setPicture(image, number) {
  const url = pictureOf(number);
  image.hidden = !url;
  if (url && image.src !== url) image.src = url;
}

// A picture that is much smaller than its place is drawn soft rather than coarse.
function soften() {
  const times = stage.clientWidth / ($("picture").naturalWidth || 1e4);
  $("picture").classList.toggle("coarse", times > 1.6);
  $("picture").style.setProperty("--blur", `${Math.min(4, times * 0.32)}px`);
}

// ---- Drawing

let drawing = 0;
let resized = false;
function draw() {
  if (!drawing) drawing = requestAnimationFrame(() => { drawing = 0; drawNow(); resized = false; });
}

function set(id, text) {
  if ($(id).textContent !== text) $(id).textContent = text;
}

// What is as it was costs a phone no work.
function attribute(id, name, value) {
  if ($(id).getAttribute(name) !== value) $(id).setAttribute(name, value);
}

function press(id, on) {
  attribute(id, "aria-pressed", String(Boolean(on)));
}

function drawNow() {
  document.documentElement.lang = lang === "zh" ? "zh-CN" : "en";
  for (const element of document.querySelectorAll("[data-word]")) {
    const text = say(element.dataset.word);
    if (element.textContent !== text) element.textContent = text;
  }
  set("language", say("remote-language"));
  attribute("language", "aria-label", say("remote-language-why"));
  const inside = connected || (!refusal && sight.tours !== undefined);
  document.body.classList.toggle("connected", connected);
  document.body.classList.toggle("frozen", Boolean(sight.frozen && !sight.black));
  document.body.classList.toggle("blacked", Boolean(sight.black));
  $("steer").hidden = $("dock").hidden = !inside;
  drawConnection(inside);
  if (inside) drawSight();
}

function drawConnection(inside) {
  const state = connected ? "remote-connected" : tries > 0 ? "remote-lost" : "remote-connecting";
  set("state", refusal ? "" : say(state));
  document.querySelector(".who").hidden = Boolean(refusal);
  const title = inside && (sight.tours || []).find((tour) => tour.id === sight.tour);
  set("tour-name", title ? nameOf(title.name) : say("remote-title"));
  document.title = say("remote-title");
  $("end").hidden = !(inside && sight.tour);
  $("outside").hidden = inside;
  if (inside) return;
  const why = refusal?.why;
  const secs = refusal?.until ? Math.max(0, Math.ceil((refusal.until - Date.now()) / 1_000)) : 0;
  const titles = {
    "bad-token": say("remote-bad-token"),
    "unknown-session": say("remote-unknown-session"),
    locked: say("remote-locked", { secs }),
    full: say("remote-full"),
    elsewhere: say("remote-elsewhere"),
    dismissed: say("remote-dismissed"),
    scan: say("remote-scan"),
  };
  const scans = ["scan", "bad-token", "unknown-session", "dismissed"].includes(why);
  set("outside-title", why ? titles[why] || say("remote-refused") : say(state));
  set("outside-why", scans ? (why === "scan" ? say("remote-scan-why") : say("remote-scan")) : "");
  attribute("outside-sign", "href", scans || !why ? "#scan-sign" : "#lock-sign");
  $("outside-button").hidden = !why || scans || why === "locked";
  set("outside-button", why === "elsewhere" ? say("remote-here") : say("remote-again"));
  if (secs > 0) setTimeout(draw, 500);
}

function drawSight() {
  const stops = sight.stops || [];
  const touring = sight.tour !== null && sight.tour !== undefined;
  const here = touring ? stops[sight.stop] : null;
  const next = touring ? stops[sight.stop + 1] : null;
  set("stop-name", here ? nameOf(here.name) : "");
  set("stop-of", here ? say("remote-stop-of", { stop: sight.stop + 1, stops: stops.length }) : "");
  $("stop-of").hidden = !here;
  attribute("stage", "aria-label", say("remote-point-why"));
  setPicture($("picture"), here?.picture);
  attribute("curtain-sign", "href", sight.black ? "#black-sign" : "#freeze-sign");
  set("curtain-word", say(sight.black ? "remote-black-why" : "remote-frozen-why"));
  drawSpot();
  $("time").hidden = !touring;
  if (touring) {
    const { used_secs: used = 0, left_secs: left = 0 } = sight;
    set("used", say("remote-used", { time: clock(used) }));
    set("still", say("remote-still", { time: clock(left) }));
    $("share").style.transform = `scaleX(${used / Math.max(1, used + left)})`;
  }
  $("steer").classList.toggle("idle", !touring);
  $("stops-part").hidden = $("steps").hidden = !touring;
  $("tours-part").hidden = touring;
  drawStops(stops);
  drawTours();
  drawOverlays();
  drawState("freeze", sight.frozen, "remote-freeze", "remote-frozen");
  drawState("black", sight.black, "remote-black", "remote-blacked");
  drawState("play", touring && sight.playing, "remote-play", "remote-wait");
  attribute("play-icon", "href", sight.playing ? "#wait-sign" : "#play-sign");
  $("play").disabled = !touring;
  $("rejoin").hidden = !(touring && sight.left);
  $("before").disabled = !(sight.stop > 0);
  $("after").disabled = !next;
  set("after-word", say("remote-after"));
  $("after-word").hidden = !next;
  set("after-name", next ? nameOf(next.name) : say("remote-last"));
  setPicture($("after-picture"), next?.picture);
  if (!$("end").classList.contains("sure")) set("end", say("remote-end"));
}

function drawState(id, on, off, when) {
  press(id, on);
  const label = $(id).querySelector("span");
  const text = say(on ? when : off);
  if (label.textContent !== text) label.textContent = text;
}

// Lists are made anew only when they are others.
const drawn = {};
function isOther(name, ...parts) {
  const now = JSON.stringify(parts);
  const other = drawn[name] !== now;
  drawn[name] = now;
  return other;
}

function make(tag, cls, text) {
  const element = document.createElement(tag);
  if (cls) element.className = cls;
  if (text !== undefined) element.textContent = text;
  return element;
}

function drawStops(stops) {
  if (isOther("stops", stops, lang)) {
    forgetPictures();
    $("stops").replaceChildren(...stops.map((stop, at) => {
      const button = make("button");
      button.type = "button";
      button.dataset.stop = at;
      const image = make("img");
      image.alt = "";
      image.draggable = false;
      button.append(image, make("div", "blank"), make("span", "mark", at + 1), make("span", "name", nameOf(stop.name)));
      onPress(button, () => ({ do: "go", stop: at }));
      const item = make("li");
      item.append(button);
      return item;
    }));
    delete drawn.stop;
  }
  stops.forEach((stop, at) => {
    const button = $("stops").children[at].firstChild;
    setPicture(button.firstChild, stop.picture);
    button.children[1].hidden = !button.firstChild.hidden;
  });
  if (isOther("stop", sight.stop)) {
    for (const old of $("stops").querySelectorAll("[aria-current]")) old.removeAttribute("aria-current");
    const button = $("stops").children[sight.stop]?.firstChild;
    button?.setAttribute("aria-current", "step");
    if (button) centre($("stops"), button);
  }
}

const still = matchMedia("(prefers-reduced-motion: reduce)");

// Brings what is shown to the middle of its strip; the page itself does not move.
function centre(strip, button) {
  const left = button.offsetLeft - strip.offsetLeft - (strip.clientWidth - button.offsetWidth) / 2;
  strip.scrollTo({ left, behavior: resized || still.matches ? "instant" : "smooth" });
}

function drawTours() {
  const tours = sight.tours || [];
  $("no-tours").hidden = tours.length > 0;
  if (!isOther("tours", tours, lang)) return;
  $("tours").replaceChildren(...tours.map((tour) => {
    const button = make("button");
    button.type = "button";
    button.dataset.tour = tour.id;
    const disc = make("span", "disc");
    disc.innerHTML = '<svg aria-hidden="true"><use href="#play-sign"/></svg>';
    const text = make("span");
    text.append(make("b", "", nameOf(tour.name)), make("small", "", say("remote-length", { time: clock(tour.length_secs) })));
    button.append(disc, text);
    onPress(button, () => ({ do: "start", tour: tour.id }));
    const item = make("li");
    item.append(button);
    return item;
  }));
}

function drawOverlays() {
  const overlays = sight.overlays || [];
  $("overlays-part").hidden = overlays.length === 0;
  attribute("overlays", "aria-label", say("remote-overlays"));
  if (isOther("overlays", overlays, lang)) {
    const all = [{ id: null, name: null }, ...overlays];
    $("overlays").replaceChildren(...all.map(({ id, name }) => {
      const button = make("button", "", id === null ? say("remote-overlay-none") : nameOf(name));
      button.type = "button";
      button.dataset.overlay = id ?? "";
      onPress(button, () => ({ do: "overlay", id }));
      return button;
    }));
  }
  const moved = isOther("overlay", sight.overlay, overlays, lang);
  for (const button of $("overlays").children) {
    const on = (button.dataset.overlay || null) === (sight.overlay ?? null);
    button.setAttribute("aria-pressed", String(on));
    if (on && moved) centre($("overlays"), button);
  }
}

// ---- Pointing: a finger that moves on the picture, or stays a moment; a mere tap does nothing

const stage = $("stage");
let finger = null;
let spot = null;
let spotSent = 0;
let spotTimer = 0;

function drawSpot() {
  const at = spot || sight.spot;
  stage.classList.toggle("shown", Boolean(at));
  if (!at) return;
  stage.style.setProperty("--x", `${at[0] * stage.clientWidth}px`);
  stage.style.setProperty("--y", `${at[1] * stage.clientHeight}px`);
}

function place(event) {
  const box = stage.getBoundingClientRect();
  const share = (at, from, length) => Math.min(1, Math.max(0, (at - from) / length));
  return [share(event.clientX, box.left, box.width), share(event.clientY, box.top, box.height)].map((x) => Math.round(x * 1e4) / 1e4);
}

// At most thirty a second; the last place always arrives.
function sendSpot() {
  clearTimeout(spotTimer);
  const wait = 33 - (performance.now() - spotSent);
  if (wait > 0) { spotTimer = setTimeout(sendSpot, wait); return; }
  spotSent = performance.now();
  ask({ do: "spot", at: spot });
}

function point(event) {
  if (!spot) { stage.classList.add("pointing"); navigator.vibrate?.(14); }
  spot = place(event);
  drawSpot();
  sendSpot();
}

function pointNot() {
  clearTimeout(finger?.timer);
  finger = null;
  if (!spot) return;
  spot = null;
  sight.spot = null;
  stage.classList.remove("pointing");
  drawSpot();
  sendSpot();
}

stage.addEventListener("pointerdown", (event) => {
  if (!event.isPrimary || finger) return;
  stage.setPointerCapture(event.pointerId);
  finger = { x: event.clientX, y: event.clientY, timer: setTimeout(() => finger && point(event), 220) };
});
stage.addEventListener("pointermove", (event) => {
  if (!event.isPrimary || !finger) return;
  if (spot || Math.hypot(event.clientX - finger.x, event.clientY - finger.y) > 6) {
    clearTimeout(finger.timer);
    point(event);
  }
});
for (const end of ["pointerup", "pointercancel", "lostpointercapture"]) {
  stage.addEventListener(end, (event) => event.isPrimary && finger && pointNot());
}
// With a keyboard: the arrows move the spot, Escape takes it away.
stage.addEventListener("keydown", (event) => {
  const step = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key];
  if (event.key === "Escape") return pointNot();
  if (!step) return;
  event.preventDefault();
  const [x, y] = spot || [0.5, 0.5];
  const share = (at) => Math.round(Math.min(1, Math.max(0, at)) * 1e4) / 1e4;
  spot = [share(x + step[0] * 0.04), share(y + step[1] * 0.06)];
  drawSpot();
  sendSpot();
});

// ---- What is pressed

onPress($("before"), () => ({ do: "before" }));
onPress($("after"), () => ({ do: "after" }));
onPress($("rejoin"), () => ({ do: "rejoin" }));
onPress($("play"), () => ({ do: "play", on: !sight.playing }));
onPress($("freeze"), () => ({ do: "freeze", on: !sight.frozen }));
onPress($("black"), () => ({ do: "black", on: !sight.black }));

// The end is pressed twice: it cannot be taken back.
let endTimer = 0;
onPress($("end"), () => {
  const end = $("end");
  clearTimeout(endTimer);
  if (end.classList.toggle("sure")) {
    end.textContent = say("remote-end-sure");
    endTimer = setTimeout(() => { end.classList.remove("sure"); draw(); }, 3_000);
    return null;
  }
  return { do: "end" };
});

$("language").addEventListener("click", () => {
  lang = lang === "zh" ? "en" : "zh";
  keep("lang", lang);
  draw();
});
$("outside-button").addEventListener("click", () => { tries = 0; connect(); });

// ---- The phone's own ways: locked, awake again, in another network

function look() {
  if (document.hidden || refusal) return;
  if (!connected || Date.now() - heard > SILENCE_MS) { tries = 0; connect(); }
}
document.addEventListener("visibilitychange", look);
addEventListener("online", look);
addEventListener("pageshow", (event) => event.persisted && look());
addEventListener("hashchange", () => { if (takeToken()) { tries = 0; connect(); } });
// The stop that is shown comes into sight again.
addEventListener("resize", () => {
  resized = true;
  delete drawn.stop;
  delete drawn.overlay;
  soften();
  draw();
});
$("picture").addEventListener("load", soften);
addEventListener("contextmenu", (event) => event.preventDefault());
setInterval(() => { if (connected && Date.now() - heard > SILENCE_MS) { tries += 1; connect(); } }, 1_000);

async function loadWords() {
  try {
    words = await (await fetch("words.json", { cache: "no-store" })).json();
    draw();
  } catch {
    setTimeout(loadWords, 1_000);
  }
}

takeToken();
loadWords();
connect();
