// Before and after: a second map over the first, cut off at a divider that is dragged or moved with the arrow keys.

const swipe = { isOn: false, part: 0.5, view: null, left: 0, right: 0 };

function setUpStates() {
  const { states = [] } = page.data;
  const hasStates = states.length > 1;
  byId("states-section").hidden = !hasStates;
  byId("swipe").hidden = !hasStates;
  if (!hasStates) return;
  const choice = byId("states");
  if (states.length <= 3) {
    choice.replaceChildren(...states.map((state, number) => {
      const button = element("button", { type: "button", text: shortened(state.title, 60), "aria-pressed": number === page.state ? "true" : "false" });
      button.addEventListener("click", () => showState(number));
      return button;
    }));
  } else {
    const list = stateList(page.state, word("show"));
    list.addEventListener("change", () => showState(Number(list.value)));
    choice.replaceChildren(list);
  }
  swipe.left = 0;
  swipe.right = page.state || states.length - 1;
  byId("swipe").addEventListener("click", () => toggleSwipe());
  setUpDivider();
}

function stateList(chosen, label) {
  const list = element("select", { "aria-label": label }, ...page.data.states.map((state, number) => element("option", { value: number, text: shortened(state.title, 60) })));
  list.value = String(chosen);
  return list;
}

// Shows a state on the map, in the legend and in the tables.
function showState(number) {
  if (swipe.isOn) toggleSwipe(false);
  page.state = number;
  [...byId("states").children].forEach((button, i) => button.tagName === "BUTTON" && button.setAttribute("aria-pressed", i === number ? "true" : "false"));
  page.main.show(number);
  choose(sameIn(page.chosen, number), { reveals: false });
  fillLegend();
  for (const table of page.tables) table.fill(table.holder);
}

// The row of another state that stands for the same thing.
function sameIn(item, state) {
  if (!item) return null;
  const entry = page.entries.find((one) => one.id === item.layer.id), layer = layerOf(entry, state);
  if (!layer || layer === item.layer) return layer && item;
  const row = layer.key ? layer.key.indexOf(item.layer.key[item.row]) : -1;
  return row < 0 ? null : { layer, row };
}

async function toggleSwipe(isOn = !swipe.isOn) {
  swipe.isOn = isOn;
  document.body.classList.toggle("swiping", isOn);
  const button = byId("swipe");
  button.setAttribute("aria-pressed", isOn ? "true" : "false");
  button.querySelector("span").textContent = word(isOn ? "swipeEnd" : "swipe");
  byId("map-after").hidden = byId("divider").hidden = byId("side-left").hidden = byId("side-right").hidden = !isOn;
  if (!isOn) {
    page.views = [page.main];
    page.main.show(page.state);
    page.main.mark("chosen", page.chosen);
    return;
  }
  if (!swipe.view) {
    const { center, zoom } = { center: page.main.map.getCenter(), zoom: page.main.map.getZoom() };
    swipe.view = new View(byId("map-after"), swipe.right, { bounds: undefined, center, zoom });
    listen(swipe.view);
    synchronise(page.main.map, swipe.view.map);
  }
  page.views = [page.main, swipe.view];
  swipe.view.map.resize();
  swipe.view.map.jumpTo({ center: page.main.map.getCenter(), zoom: page.main.map.getZoom() });
  page.main.show(swipe.left);
  swipe.view.show(swipe.right);
  divide(swipe.part);
  sides();
  await swipe.view.ready;
  markIn(page.views, "chosen", page.chosen);
  document.body.dataset.swipe = "ready";
}

// Each map follows the other one.
function synchronise(a, b) {
  let isFollowing = false;
  const follow = (from, to) => () => {
    if (isFollowing || !swipe.isOn) return;
    isFollowing = true;
    to.jumpTo({ center: from.getCenter(), zoom: from.getZoom() });
    isFollowing = false;
  };
  a.on("move", follow(a, b));
  b.on("move", follow(b, a));
}

// The legends on both sides, with lists of states where there are more than two.
function sides() {
  for (const [side, id] of [["left", "side-left"], ["right", "side-right"]]) {
    const content = sideLegend(swipe[side]);
    if (page.data.states.length > 2) {
      const list = stateList(swipe[side], word(side));
      list.addEventListener("change", () => {
        swipe[side] = Number(list.value);
        (side === "left" ? page.main : swipe.view).show(swipe[side]);
        sides();
      });
      content[0].firstChild.replaceWith(list);
    }
    byId(id).replaceChildren(...content);
  }
}

// Puts the divider at a part of the width.
function divide(part) {
  swipe.part = Math.min(Math.max(part, 0.02), 0.98);
  const percent = `${(swipe.part * 100).toFixed(2)}%`;
  byId("divider").style.left = percent;
  byId("map-after").style.clipPath = `inset(0 0 0 ${percent})`;
  byId("divider").setAttribute("aria-valuenow", Math.round(swipe.part * 100));
}

function setUpDivider() {
  const divider = byId("divider");
  divider.setAttribute("aria-label", word("divider"));
  divider.addEventListener("pointerdown", (event) => { divider.setPointerCapture(event.pointerId); divider.classList.add("held"); });
  divider.addEventListener("pointermove", (event) => {
    if (!divider.hasPointerCapture(event.pointerId)) return;
    const room = byId("maps").getBoundingClientRect();
    divide((event.clientX - room.left) / room.width);
  });
  divider.addEventListener("pointerup", () => divider.classList.remove("held"));
  divider.addEventListener("keydown", (event) => {
    const to = { ArrowLeft: swipe.part - 0.02, ArrowRight: swipe.part + 0.02, Home: 0, End: 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    divide(to);
  });
}
