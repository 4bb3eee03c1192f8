// Drives the phone remote's page in headless Chromium, as a presenter's thumb would, and prints one JSON line:
// {"ok", "failed": [names], "checks": {name: bool}, "seen": {…}, "latency_ms": {"count", "median", "max", "all": ["MS ASK"]}, "errors": […]}
// Latency: from the event of the press in the page to the sight that says `answered`.
// Usage: node drive.mjs URL   (the URL of a QR code, with its token; CHROMIUM names another browser)

import puppeteer from "puppeteer-core";

const url = process.argv[2];
if (!url) {
  console.error("usage: node drive.mjs URL");
  process.exit(2);
}

const browser = await puppeteer.launch({
  executablePath: process.env.CHROMIUM || "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu"],
  headless: true,
});
const checks = {};
const errors = [];
const seen = {};

try {
  const page = await browser.newPage();
  await page.setViewport({ width: 390, height: 844, deviceScaleFactor: 2, isMobile: true, hasTouch: true });
  // Strips that glide would carry a stop away from under the finger.
  await page.emulateMediaFeatures([{ name: "prefers-reduced-motion", value: "reduce" }]);
  page.on("pageerror", (error) => errors.push(String(error)));
  page.on("console", (message) => message.type() === "error" && errors.push(message.text()));
  await page.evaluateOnNewDocument(watch);
  await page.goto(url);
  await drive(page);
} catch (error) {
  errors.push(String(error));
} finally {
  await browser.close();
}

const latencies = seen.latencies || [];
const times = latencies.map(([ms]) => ms).sort((a, b) => a - b);
delete seen.latencies;
const round = (ms) => (ms === undefined ? null : Math.round(ms * 10) / 10);
const latency = { count: times.length, median: round(times[times.length >> 1]), max: round(times.at(-1)), all: latencies.map(([ms, what]) => `${Math.round(ms)} ${JSON.stringify(what)}`) };
const failed = Object.keys(checks).filter((name) => !checks[name]);
const ok = failed.length === 0 && errors.length === 0 && times.length > 0;
console.log(JSON.stringify({ ok, failed, checks, seen, latency_ms: latency, errors }));
process.exit(ok ? 0 : 1);

// Runs inside the page, before its own script: notes what is sent, and when it is answered.
function watch() {
  const seen = { asks: [], latencies: [], sight: {}, pressed: null };
  window.seen = seen;
  const note = () => { seen.pressed = performance.now(); };
  for (const kind of ["pointerdown", "pointermove", "pointerup", "click"]) addEventListener(kind, note, true);
  const waiting = new Map();
  const Real = window.WebSocket;
  window.WebSocket = class extends Real {
    constructor(...all) {
      super(...all);
      this.addEventListener("message", (event) => {
        const message = JSON.parse(event.data);
        Object.assign(seen.sight, message.sight);
        if (message.refused) seen.refused = message;
        if (message.answered === undefined) return;
        for (const [n, [what, at]] of waiting) {
          if (n > message.answered) continue;
          seen.latencies.push([performance.now() - at, what]);
          waiting.delete(n);
        }
      });
    }
    send(text) {
      const { n, do: what } = JSON.parse(text);
      if (n !== undefined) {
        seen.asks.push(what);
        waiting.set(n, [what, seen.pressed ?? performance.now()]);
      }
      super.send(text);
    }
  };
}

async function drive(page) {
  // From one touch to the next: no thumb is quicker once it has seen what the last one did.
  const THUMB_MS = 300;
  const pause = (ms) => new Promise((done) => setTimeout(done, ms));
  const tap = async (what) => {
    await pause(THUMB_MS);
    await page.tap(what);
  };
  const sight = () => page.evaluate(() => window.seen.sight);
  const until = (what, ...args) => page.waitForFunction(what, { timeout: 5_000, polling: 20 }, ...args);
  const check = async (name, what, ...args) => {
    checks[name] = await until(what, ...args).then(() => true, () => false);
  };

  await check("connected", () => document.body.classList.contains("connected"));
  checks["token is out of the address"] = !page.url().includes("#");
  if (!(await sight()).tour) {
    const tour = await page.waitForSelector("[data-tour]");
    await pause(THUMB_MS);
    await tour.tap();
  }
  await check("tour", () => window.seen.sight.tour && document.querySelectorAll("[data-stop]").length > 1);
  await check("picture", () => !document.getElementById("picture").hidden);

  for (const times of [1, 2]) {
    const before = (await sight()).stop;
    await tap("#after");
    await check(`after ${times}`, (stop) => window.seen.sight.stop === stop + 1, before);
  }
  const here = (await sight()).stop;
  await tap("#before");
  await check("before", (stop) => window.seen.sight.stop === stop - 1, here);

  const last = (await sight()).stops.length - 1;
  await page.$eval(`[data-stop="${last}"]`, (button) => button.scrollIntoView({ inline: "center", behavior: "instant" }));
  await tap(`[data-stop="${last}"]`);
  await check("stop", (stop) => window.seen.sight.stop === stop, last);
  await check("no stop after the last", () => document.getElementById("after").disabled);
  await check("stop is marked", (stop) => document.querySelector("[aria-current]")?.dataset.stop === String(stop), last);

  const overlays = (await sight()).overlays;
  if (overlays.length > 0) {
    await tap(`[data-overlay="${overlays[0].id}"]`);
    await check("overlay", (id) => window.seen.sight.overlay === id, overlays[0].id);
    await tap('[data-overlay=""]');
    await check("no overlay", () => window.seen.sight.overlay === null);
  }
  for (const [id, name] of [["freeze", "frozen"], ["black", "black"]]) {
    for (const on of [true, false]) {
      await tap(`#${id}`);
      await check(`${id} ${on}`, (field, id, value) =>
        window.seen.sight[field] === value &&
        document.getElementById(id).getAttribute("aria-pressed") === String(value), name, id, on);
    }
  }
  const playing = (await sight()).playing;
  for (const on of [!playing, playing]) {
    await tap("#play");
    await check(`play ${on}`, (on) => window.seen.sight.playing === on, on);
  }
  if ((await sight()).left) {
    await tap("#rejoin");
    await check("rejoin", () => !window.seen.sight.left);
  }

  await page.evaluate(() => document.getElementById("steer").scrollTo(0, 0));
  const box = await (await page.$("#stage")).boundingBox();
  const at = (x, y) => [box.x + box.width * x, box.y + box.height * y];
  const finger = await page.touchscreen.touchStart(...at(0.3, 0.5));
  for (let step = 1; step <= 20; step += 1) {
    await finger.move(...at(0.3 + step * 0.02, 0.5));
    await pause(16);
  }
  await check("spot", () => window.seen.sight.spot && Math.abs(window.seen.sight.spot[0] - 0.7) < 0.02);
  await finger.end();
  await check("spot is gone", () => window.seen.sight.spot === null);
  // A browser takes a touch right after a swift drag as the drag's end; no thumb is so quick.
  await pause(500);

  const label = () => page.$eval("#before span", (span) => span.textContent);
  const [first, lang] = [await label(), await page.evaluate(() => document.documentElement.lang)];
  await tap("#language");
  await check("language", (lang) => document.documentElement.lang !== lang, lang);
  seen.words = [first, await label()];
  checks["words"] = seen.words[0] !== seen.words[1];

  Object.assign(seen, await page.evaluate(() => {
    const { latencies, asks, refused, sight } = window.seen;
    return { latencies, asks: asks.length, kinds: [...new Set(asks)], refused: refused ?? null, stops: sight.stops.length };
  }));
  checks["nothing was refused"] = seen.refused === null;
  await page.reload();
  await check("comes back with its session", () => document.body.classList.contains("connected"));
}
