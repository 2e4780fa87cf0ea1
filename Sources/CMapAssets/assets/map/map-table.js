// Tables of rows that lie on the map: what is chosen in one is chosen in the other.

const ROWS_SHOWN = 200, ROWS_PRINTED = 20;

class Table {
  constructor(description) {
    this.description = description;
    this.filter = "";
    this.order = null;
    this.limit = ROWS_SHOWN;
    this.body = element("tbody");
    this.count = element("span", { className: "count" });
  }

  // The rows of the layers that the page's state shows.
  items() {
    return this.description.layers.flatMap((id) => {
      const entry = page.entries.find((one) => one.id === id);
      const layer = entry && layerOf(entry, page.state);
      if (!layer) return [];
      const items = Array.from({ length: layer.count }, (_, row) => ({ layer, row }));
      // Units are drawn from the lowest level up, and listed from the top down.
      return layer.form === "outline" ? items.sort((a, b) => layer.class[a.row] - layer.class[b.row]) : items;
    });
  }

  // The columns: those of the first layer that are not for the details alone.
  columns() {
    const first = this.items()[0]?.layer ?? null;
    return first ? first.fields.map((field, number) => ({ ...field, number })).filter((field) => field.kind !== "lines" && !field.detail) : [];
  }

  fill(holder) {
    const items = this.items(), columns = this.columns();
    this.all = items;
    const head = element("tr", {}, this.#heading(null, this.description.name, false), ...columns.map((column) => this.#heading(column.number, column.title, isNumeric(column.kind))));
    const filter = element("input", { type: "search", placeholder: word("filter"), "aria-label": word("filter") });
    filter.value = this.filter;
    filter.addEventListener("input", () => { this.filter = filter.value; this.limit = ROWS_SHOWN; this.#rows(columns); });
    this.table = element("table", {}, element("caption", { text: this.description.title }), element("thead", {}, head), this.body);
    this.more = element("button", { type: "button", className: "more" });
    this.more.addEventListener("click", () => { this.limit += ROWS_SHOWN; this.#rows(columns); });
    this.printed = element("p", { className: "printed note" });
    holder.replaceChildren(element("div", { className: "tools" }, filter, this.count), element("div", { className: "scroll", tabindex: "0", role: "region", "aria-label": this.description.title }, this.table, this.more, this.printed));
    this.#rows(columns);
  }

  #heading(number, title, isNumber) {
    const isSorted = this.order?.number === number;
    const button = element("button", { type: "button", text: title, title: word("sort", { column: title }) });
    button.addEventListener("click", () => {
      this.order = { number, isDescending: isSorted ? !this.order.isDescending : isNumber };
      this.fill(this.table.closest(".table"));
      this.table.querySelectorAll("th button")[[...this.table.querySelectorAll("th button")].findIndex((one) => one.textContent === title)]?.focus();
    });
    return element("th", { scope: "col", className: isNumber ? "n" : null, "aria-sort": isSorted ? (this.order.isDescending ? "descending" : "ascending") : null }, button);
  }

  #rows(columns) {
    const wanted = this.filter.trim().toLowerCase();
    let items = this.all;
    if (wanted) {
      items = items.filter(({ layer, row }) => [layer.name[row], layer.key?.[row], ...columns.filter((column) => !isNumeric(column.kind)).map((column) => layer.fields[column.number].values[row])]
        .some((text) => text !== null && text !== undefined && String(text).toLowerCase().includes(wanted)));
    }
    if (this.order) {
      const value = ({ layer, row }) => (this.order.number === null ? layer.name[row] : layer.fields[this.order.number].values[row]);
      const sign = this.order.isDescending ? -1 : 1;
      items = [...items].sort((a, b) => {
        const [x, y] = [value(a), value(b)];
        if (x === null || y === null) return (x === null) - (y === null);
        return sign * (typeof x === "number" && typeof y === "number" ? x - y : page.collator.compare(String(x), String(y)));
      });
    }
    const shown = items.slice(0, this.limit);
    this.body.replaceChildren(...shown.map((item, at) => this.#row(item, at, columns)));
    this.count.textContent = word("rows", { shown: page.whole.format(items.length), all: page.whole.format(this.all.length) });
    this.more.hidden = shown.length === items.length;
    this.more.textContent = word("more", { n: page.whole.format(Math.min(ROWS_SHOWN, items.length - shown.length)) });
    this.printed.hidden = items.length <= ROWS_PRINTED;
    this.printed.textContent = word("printRows", { shown: ROWS_PRINTED, all: page.whole.format(items.length) });
    this.mark(page.chosen);
  }

  #row(item, at, columns) {
    const { layer, row } = item;
    const name = element("button", { type: "button", className: "link", text: shortened(layer.name[row] ?? word("none"), NAME_LENGTH), title: word("zoomTo") });
    const line = element("tr", { className: at >= ROWS_PRINTED ? "beyond" : null }, element("th", { scope: "row" }, name), ...columns.map((column) => element("td", {
      className: isNumeric(column.kind) ? "n" : null, text: shortened(written(layer.fields[column.number].values[row], column.kind), NAME_LENGTH),
    })));
    line.addEventListener("click", () => choose(item, { flies: true }));
    line.addEventListener("mouseenter", () => point(item));
    line.addEventListener("mouseleave", () => point(null));
    line.item = item;
    return line;
  }

  // Marks the row of what is chosen; returns whether it is in this table.
  mark(item) {
    let found = null;
    for (const line of this.body.children) {
      const isChosen = item !== null && line.item.layer === item.layer && line.item.row === item.row;
      line.classList.toggle("chosen", isChosen);
      line.setAttribute("aria-selected", isChosen ? "true" : "false");
      if (isChosen) found = line;
    }
    return found;
  }

  // Whether a row belongs to this table.
  holds(item) { return this.description.layers.includes(item.layer.id); }

  // Brings a row into sight, whatever is filtered or cut off.
  reveal(item) {
    let line = this.mark(item);
    if (!line) {
      this.filter = "";
      this.limit = Math.max(this.limit, this.all.length);
      this.fill(this.table.closest(".table"));
      line = this.mark(item);
    }
    line?.scrollIntoView({ block: "nearest" });
  }
}

// Makes the tabs and the tables behind them.
function fillTables() {
  page.tables = page.data.tables.map((description) => new Table(description));
  const tabs = byId("tabs"), holders = byId("table-holders");
  tabs.replaceChildren(); holders.replaceChildren();
  page.tables.forEach((table, number) => {
    const holder = element("div", { className: "table", role: "tabpanel", id: `table-${number}`, "aria-labelledby": `tab-${number}` });
    const tab = element("button", { type: "button", role: "tab", id: `tab-${number}`, "aria-controls": `table-${number}`, text: table.description.title });
    tab.addEventListener("click", () => openTable(number));
    tab.addEventListener("keydown", (event) => {
      const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
      if (step) { const next = (number + step + page.tables.length) % page.tables.length; openTable(next); byId(`tab-${next}`).focus(); }
    });
    table.holder = holder;
    tabs.append(tab); holders.append(holder);
    table.fill(holder);
  });
  openTable(0, false);
}

// Shows a table, and unfolds the drawer.
function openTable(number, unfolds = true) {
  page.tables.forEach((table, i) => {
    byId(`tab-${i}`).setAttribute("aria-selected", i === number ? "true" : "false");
    byId(`tab-${i}`).tabIndex = i === number ? 0 : -1;
    table.holder.classList.toggle("open", i === number);
  });
  page.openTable = number;
  if (unfolds) foldTables(false);
}

function foldTables(isFolded) {
  document.body.classList.toggle("folded", isFolded);
  const button = byId("fold");
  button.setAttribute("aria-expanded", isFolded ? "false" : "true");
  button.textContent = word(isFolded ? "unfold" : "fold");
  for (const view of page.views) view.map.resize();
}
