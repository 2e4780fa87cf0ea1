// Search by name or code over all that lies on the map: a text field with a list, as the combobox pattern has it.

const RESULTS_SHOWN = 12;

// Returns the rows whose name or code has the text in it, those that begin with it first.
function searched(text) {
  const wanted = text.trim().toLowerCase();
  if (!wanted) return [];
  const found = [];
  for (const entry of [...page.entries].reverse()) {
    const layer = layerOf(entry, page.state);
    if (!layer?.name || layer.form === "cell" || layer.isUnsearched) continue;
    for (let row = 0; row < layer.count; row += 1) {
      const name = String(layer.name[row] ?? "").toLowerCase(), key = String(layer.key?.[row] ?? "").toLowerCase();
      const at = name.indexOf(wanted);
      if (at < 0 && !key.startsWith(wanted)) continue;
      found.push({ item: { layer, row }, rank: name === wanted ? 0 : at === 0 ? 1 : 2 });
    }
  }
  return found.sort((a, b) => a.rank - b.rank).map(({ item }) => item);
}

function setUpSearch() {
  const field = byId("search"), list = byId("results");
  let items = [], active = -1;
  const show = () => {
    items = searched(field.value).slice(0, RESULTS_SHOWN);
    active = -1;
    const isEmpty = !field.value.trim();
    list.replaceChildren(...(items.length || isEmpty ? items.map(option) : [element("li", { className: "nothing", text: word("nothingFound") })]));
    list.hidden = isEmpty;
    field.setAttribute("aria-expanded", isEmpty ? "false" : "true");
    field.removeAttribute("aria-activedescendant");
  };
  const option = ({ layer, row }, at) => {
    const line = element("li", { role: "option", id: `result-${at}`, "aria-selected": "false" },
      element("span", { text: shortened(layer.name[row], NAME_LENGTH) }), element("small", { text: shortened(layer.single ?? layer.title, 40) }));
    line.addEventListener("mousedown", (event) => { event.preventDefault(); take(at); });
    return line;
  };
  const move = (to) => {
    active = (to + items.length) % items.length;
    [...list.children].forEach((line, i) => line.setAttribute("aria-selected", i === active ? "true" : "false"));
    field.setAttribute("aria-activedescendant", `result-${active}`);
    list.children[active].scrollIntoView({ block: "nearest" });
  };
  const hide = () => { list.hidden = true; field.setAttribute("aria-expanded", "false"); };
  const take = (at) => { hide(); choose(items[at], { flies: true }); };
  field.placeholder = word("search");
  field.setAttribute("aria-label", word("search"));
  list.setAttribute("aria-label", word("searchResults"));
  field.addEventListener("input", show);
  field.addEventListener("focus", show);
  field.addEventListener("blur", hide);
  field.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !list.hidden) { hide(); field.value = ""; event.stopPropagation(); return; }
    if (!items.length || list.hidden) return;
    if (event.key === "ArrowDown") { move(active + 1); event.preventDefault(); }
    if (event.key === "ArrowUp") { move(active < 0 ? items.length - 1 : active - 1); event.preventDefault(); }
    if (event.key === "Enter") { take(Math.max(active, 0)); event.preventDefault(); }
  });
}
