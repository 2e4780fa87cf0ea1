// The panel: headline, what it rests on, the legend that switches layers, sources. All from data goes in as text.

// Makes an element with a class, a text and children.
function element(tag, { className, text, ...attributes } = {}, ...children) {
  const made = document.createElement(tag);
  if (className) made.className = className;
  if (text !== undefined) made.textContent = text;
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== undefined && value !== null && value !== false) made.setAttribute(name, value === true ? "" : value);
  }
  made.append(...children.filter((child) => child !== null && child !== undefined));
  return made;
}

function byId(id) { return document.getElementById(id); }

function fillPanel() {
  const { data } = page;
  document.title = shortened(data.title, NAME_LENGTH * 2);
  byId("title").textContent = shortened(data.title, NAME_LENGTH * 2);
  byId("kicker").textContent = data.kicker ?? "";
  byId("facts").replaceChildren(...data.facts.map((fact) => element("div", { className: fact.plan ? "fact plan" : "fact" },
    element("b", { text: fact.value }), element("strong", { text: fact.title }), element("span", { text: fact.note ?? "" }))));
  byId("lists").replaceChildren(...(data.lists ?? []).map(listSection));
  const lines = (id, texts) => byId(id).replaceChildren(...texts.map((text) => element("li", { text: shortened(text, 600) })));
  lines("statements", data.statements ?? []);
  lines("caveats", data.caveats ?? []);
  byId("caveats-section").hidden = !(data.caveats ?? []).length;
  lines("sources", data.sources ?? []);
  byId("sources-section").hidden = !(data.sources ?? []).length;
  lines("notes", [...(data.notes ?? []), word("simplified"), word("drawnWith")]);
  byId("made").textContent = [data.date ? `${word("date")}${page.lang === "zh" ? "：" : ": "}${data.date}` : null, data.program].filter(Boolean).join(" · ");
  byId("licence").hidden = !byId("licence").querySelector("pre").textContent.trim();
  for (const named of document.querySelectorAll("[data-word]")) named.textContent = word(named.dataset.word);
}

// A list of what stands out; its rows lead to the map, or to the state that they speak of.
function listSection(list) {
  return element("section", {}, element("h2", {}, element("span", { text: list.title }), element("small", { text: list.figures })),
    element("ol", {}, ...list.rows.map((row) => element("li", {}, element("div", { className: "row" }, listName(list, row), element("b", { text: row.figure })),
      row.note ? element("p", { text: shortened(row.note, 300) }) : null))));
}

function listName(list, row) {
  const text = shortened(row.name, NAME_LENGTH);
  const has = row.state !== undefined || (row.key !== undefined && page.entries.some((entry) => entry.id === list.layer));
  if (!has) return element("span", { text });
  const button = element("button", { type: "button", className: "link", text, title: word("zoomTo") });
  button.addEventListener("click", () => {
    if (row.state !== undefined) { showState(row.state); return; }
    const layer = page.entries.find((entry) => entry.id === list.layer)?.layers.find((one) => one.state === undefined || one.state === page.state);
    const at = layer?.key?.indexOf(row.key) ?? -1;
    if (at >= 0) choose({ layer, row: at }, { flies: true });
  });
  return button;
}

// The sign of a class in a legend.
function swatch(form, one) {
  const sign = element("span", { className: `swatch ${form}`, "aria-hidden": "true" });
  if (form === "icon") {
    const picture = iconPicture(one, 24, 3), canvas = element("canvas");
    canvas.width = picture.width; canvas.height = picture.height;
    canvas.getContext("2d").putImageData(picture, 0, 0);
    const side = Math.round(19 * (one.size ?? 1)) + 3;
    canvas.style.width = canvas.style.height = `${side}px`;
    sign.append(canvas);
    return sign;
  }
  const mark = element("i");
  if (form === "outline") mark.style.borderTop = `${Math.max(one.width ?? 1, 1.2)}px solid ${one.color}`;
  else {
    mark.style.background = tinted(one.color, form === "cell" ? 0.75 : one.opacity ?? 0.4);
    mark.style.border = one.width === 0 || form === "cell" ? "0" : `1.2px solid ${one.stroke ?? one.color}`;
  }
  sign.append(mark);
  return sign;
}

function tinted(color, opacity) {
  const part = (at) => parseInt(color.slice(at, at + 2), 16);
  return `rgba(${part(1)}, ${part(3)}, ${part(5)}, ${opacity})`;
}

// The legend, uppermost layer first, with a switch for each layer and for each class of it.
function fillLegend() {
  byId("legend").replaceChildren(...legendOrder().map(legendEntry));
}

function legendEntry(entry) {
  const layer = layerOf(entry, page.state) ?? entry.layers[0];
  const classes = (layer.classes ?? []).filter((one) => one.title || layer.classes.length === 1);
  const isSingle = layer.classes.length === 1;
  const box = element("input", { type: "checkbox", id: `layer-${entry.id}` });
  box.checked = entry.isOn;
  box.addEventListener("change", () => { entry.isOn = box.checked; row.classList.toggle("off", !entry.isOn); changed(); });
  const row = element("li", { className: entry.isOn ? "entry" : "entry off" },
    element("label", { className: "layer" }, box, isSingle ? swatch(entry.form, layer.classes[0]) : null,
      element("span", { text: shortened(entry.title, NAME_LENGTH) })));
  if (!isSingle) {
    row.append(element("ul", { className: "classes" }, ...classes.map((one) => {
      const number = layer.classes.indexOf(one);
      const check = element("input", { type: "checkbox", "aria-label": shortened(`${entry.title}: ${one.title}`, NAME_LENGTH * 2) });
      check.checked = !entry.hidden.has(number);
      check.addEventListener("change", () => { if (check.checked) entry.hidden.delete(number); else entry.hidden.add(number); changed(); });
      return element("li", {}, element("label", {}, check, swatch(entry.form, one), element("span", { text: shortened(one.title, NAME_LENGTH) })));
    })));
  }
  if (layer.note) row.append(element("p", { className: "note", text: layer.note }));
  return row;
}

// The legend on one side of a comparison: all that its state shows, each class with its name.
function sideLegend(state) {
  const { title, fact } = page.data.states[state];
  const list = element("ul", {}, ...legendOrder().filter((entry) => entry.isOn).flatMap((entry) => {
    const layer = layerOf(entry, state);
    if (!layer || !layer.count) return [];
    if (layer.classes.length === 1) return [element("li", {}, swatch(entry.form, layer.classes[0]), element("span", { text: shortened(entry.title, 60) }))];
    const used = new Set(layer.class ?? [0]);
    const classes = layer.classes.flatMap((one, number) => (one.title && used.has(number) && !entry.hidden.has(number) ? [one] : []));
    return [element("li", { className: "group" }, element("span", { text: shortened(entry.title, 60) }), element("span", { className: "classes" },
      ...classes.map((one) => element("span", {}, swatch(entry.form, one), element("span", { text: shortened(one.title, 40) })))))];
  }));
  const isWide = byId("maps").clientWidth > 900;
  return [element("h3", {}, element("span", { text: shortened(title, 60) }), fact ? element("b", { text: fact }) : null),
    element("details", { open: isWide }, element("summary", { text: word("legend") }), list)];
}

// The card with all that is known of a row.
function showDetails(item) {
  const card = byId("details");
  card.hidden = !item;
  if (!item) return;
  const { layer, row } = item;
  byId("details-kind").textContent = shortened(layer.single ?? layer.title, NAME_LENGTH);
  byId("details-name").textContent = shortened(layer.name[row] ?? word("none"), 400);
  const fields = (layer.fields ?? []).flatMap((field) => {
    const value = field.values[row];
    if (field.kind === "lines") {
      if (!value || !value.length) return [];
      return [element("dt", { text: field.title }), element("dd", { className: "lines" }, ...value.map((line) => element("p", { text: shortened(line, 400) })))];
    }
    if (value === null && field.optional) return [];
    return [element("dt", { text: field.title }), element("dd", { text: shortened(written(value, field.kind), 2000) })];
  });
  byId("details-fields").replaceChildren(...fields);
  byId("details-body").scrollTop = 0;
}
