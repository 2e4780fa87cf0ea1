// Starts the page: reads its value, fills the panel and the tables, draws the map and ties them together.

// What the whole page knows. `chosen` and `pointed` are rows: { layer, row }.
const page = { data: null, lang: "en", entries: [], tables: [], views: [], main: null, state: 0, chosen: null, pointed: null, openTable: 0, isStill: false };

function setUpWords() {
  page.lang = page.data.lang in WORDS ? page.data.lang : "en";
  const locale = page.lang === "zh" ? "zh-CN" : "en-GB";
  document.documentElement.lang = locale;
  page.whole = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 });
  page.fine = new Intl.NumberFormat(locale, { maximumFractionDigits: 2 });
  page.share = new Intl.NumberFormat(locale, { style: "percent", minimumFractionDigits: 1, maximumFractionDigits: 1 });
  page.collator = new Intl.Collator(locale, { numeric: true });
  page.isStill = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
}

// The legend was switched.
function changed() {
  for (const view of page.views) view.update();
  if (swipe.isOn) sides();
}

function markIn(views, name, item) {
  for (const view of views) view.mark(name, item && (swipe.isOn ? sameIn(item, view.state) ?? null : item));
}

// Chooses a row everywhere: on the map, in its table and in the details.
function choose(item, { flies = false, reveals = true } = {}) {
  page.chosen = item;
  showDetails(item);
  markIn(page.views, "chosen", item);
  for (const table of page.tables) table.mark(item);
  if (!item) return;
  const entry = page.entries.find((one) => one.id === item.layer.id);
  if (flies && !entry.isOn && entry.form !== "area") { entry.isOn = true; fillLegend(); changed(); }
  if (flies) for (const view of page.views.slice(0, 1)) view.fly(item);
  const number = page.tables.findIndex((table) => table.holds(item));
  if (reveals && number >= 0) { openTable(number, false); page.tables[number].reveal(item); }
}

// Shows what the pointer is on.
function point(item, place) {
  if (page.pointed?.layer === item?.layer && page.pointed?.row === item?.row && !place) return;
  page.pointed = item;
  markIn(page.views, "pointed", item);
  const tip = byId("tip");
  tip.hidden = !item || !place;
  if (!item || !place) return;
  const { layer, row } = item;
  const field = (layer.fields ?? []).find((one) => one.tip);
  tip.replaceChildren(element("b", { text: shortened(layer.name[row] ?? word("none"), NAME_LENGTH) }), element("span", { text: shortened(layer.single ?? layer.title, 60) }),
    field ? element("span", { text: `${field.title}${page.lang === "zh" ? "：" : ": "}${written(field.values[row], field.kind)}` }) : "");
  const room = byId("maps").getBoundingClientRect(), size = tip.getBoundingClientRect();
  tip.style.left = `${Math.min(place.x + 14, room.width - size.width - 8)}px`;
  tip.style.top = `${place.y + 18 + size.height > room.height ? place.y - size.height - 10 : place.y + 18}px`;
}

// Follows pointer and clicks on a view.
function listen(view) {
  view.map.on("mousemove", (event) => {
    // What lies under the pointer is not looked for while the map moves under it.
    if (view.map.isMoving()) return;
    const item = view.isFilled ? view.at(event.point) : null;
    view.map.getCanvas().style.cursor = item ? "pointer" : "";
    point(item, event.point);
  });
  view.map.on("mouseout", () => point(null));
  view.map.on("movestart", () => { byId("tip").hidden = true; });
  view.map.on("click", (event) => choose(view.isFilled ? view.at(event.point) : null));
}

function wholeBox() {
  const [west, south, east, north] = page.data.box;
  return [[west, south], [east, north]];
}

function setUpKeys() {
  byId("details-close").addEventListener("click", () => choose(null));
  byId("details-close").setAttribute("aria-label", word("close"));
  byId("whole").addEventListener("click", () => page.main?.map.fitBounds(page.bounds, { padding: 28, duration: page.isStill ? 0 : 600 }));
  byId("fold").addEventListener("click", () => foldTables(!document.body.classList.contains("folded")));
  for (const part of ["summary", "tables"]) {
    byId(`show-${part}`).addEventListener("click", () => {
      document.body.classList.toggle("on-tables", part === "tables");
      for (const other of ["summary", "tables"]) byId(`show-${other}`).setAttribute("aria-pressed", other === part ? "true" : "false");
      if (part === "tables") foldTables(false);
    });
  }
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && page.chosen) choose(null);
    if (event.key === "/" && !["INPUT", "SELECT", "TEXTAREA"].includes(event.target.tagName)) { byId("search").focus(); event.preventDefault(); }
  });
}

async function start() {
  try {
    page.data = await readData();
  } catch (error) {
    page.lang = document.documentElement.lang.startsWith("zh") ? "zh" : "en";
    byId("message").textContent = word("broken");
    return;
  }
  setUpWords();
  page.entries = entriesOf(page.data.layers);
  page.state = page.data.state ?? 0;
  page.bounds = wholeBox();
  fillPanel();
  fillLegend();
  fillTables();
  setUpSearch();
  setUpKeys();
  setUpPrint();
  foldTables(window.innerHeight < 560);
  byId("message").textContent = word("loading");
  try {
    page.main = new View(byId("map"), page.state);
    page.views = [page.main];
  } catch (error) {
    byId("message").textContent = word("noWebGL");
    byId("swipe").hidden = true;
    return;
  }
  setUpStates();
  listen(page.main);
  page.main.map.addControl(new maplibregl.NavigationControl({ showCompass: false }), "top-left");
  page.main.map.addControl(new maplibregl.ScaleControl({ unit: "metric", maxWidth: 120 }), "bottom-left");
  await page.main.ready;
  byId("message").hidden = true;
  document.body.dataset.ready = "yes";
}

start();
