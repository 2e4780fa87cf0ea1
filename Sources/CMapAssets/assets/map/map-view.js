// A view is a map that shows one state. The page has one, and a second one beside it for before and after.

// A drawing that takes longer than so many milliseconds is slow; while such a map moves, only this part of the dots is drawn.
const SLOW_DRAWING = 50, COARSE = 0.5;

class View {
  // Makes a view in an element; `ready` resolves when it is drawn for the first time.
  constructor(element, state, options = {}) {
    this.state = state;
    this.drawings = new Map();
    this.map = new maplibregl.Map({
      container: element, bounds: page.bounds, fitBoundsOptions: { padding: 28 }, maxZoom: 19,
      dragRotate: false, pitchWithRotate: false, touchPitch: false, attributionControl: false, fadeDuration: 0,
      locale: word("controls"),
      // A frame over the antimeridian ends beyond 180 degrees, in the next copy of the world.
      renderWorldCopies: page.bounds[1][0] > 180,
      // Lines are smooth by themselves; smoothing the whole picture too costs most of the time where there is no graphics card.
      canvasContextAttributes: { antialias: false },
      style: { version: 8, sources: {}, layers: [{ id: "ground", type: "background", paint: { "background-color": "#f4f5f3" } }] },
      ...options,
    });
    this.map.touchZoomRotate.disableRotation();
    this.map.keyboard.disableRotation();
    this.ready = new Promise((resolve) => {
      this.map.once("style.load", () => { this.#fill(); this.map.once("idle", resolve); });
    });
    this.isFilled = false;
    this.#coarsen();
  }

  // Without a graphics card a map follows the hand only where few dots are drawn: all of them are once it stands still.
  #coarsen() {
    let began = 0, drawings = 0;
    const all = () => page.views.filter((view) => view.isFilled).map((view) => view.map);
    this.map.on("movestart", () => { began = performance.now(); drawings = 0; });
    this.map.on("render", () => {
      if (!this.map.isMoving() || this.map.getPixelRatio() !== window.devicePixelRatio) return;
      drawings += 1;
      if (drawings < 3 || (performance.now() - began) / drawings < SLOW_DRAWING) return;
      setTimeout(() => { if (this.map.isMoving()) for (const map of all()) map.setPixelRatio(window.devicePixelRatio * COARSE); });
    });
    this.map.on("moveend", () => {
      if (all().some((map) => map.isMoving())) return;
      for (const map of all()) if (map.getPixelRatio() < window.devicePixelRatio) map.setPixelRatio(window.devicePixelRatio);
    });
  }

  #fill() {
    const icons = new Map();
    for (const entry of page.entries) {
      for (const layer of entry.layers) {
        if (layer.form === "icon") for (const one of layer.classes) icons.set(iconName(one), one);
      }
    }
    for (const [name, one] of icons) this.map.addImage(name, iconPicture(one), { pixelRatio: 3 });
    const [naming, symbols, first] = [[], [], { naming: [], symbols: [] }];
    for (const entry of page.entries) {
      const layer = entry.layers[0];
      this.map.addSource(entry.id, { type: "geojson", data: NOTHING, tolerance: 0.6, maxzoom: 16 });
      const drawings = drawingOf(layer, entry.id);
      const isFirst = layer.form === "icon" && layer.classes.every((one) => one.label?.isBold);
      if (layer.form === "icon") (isFirst ? first.symbols : symbols).push(...drawings);
      else for (const drawing of drawings) this.map.addLayer(drawing);
      this.drawings.set(entry.id, drawings.map((drawing) => drawing.id));
      const names = namingOf(layer, `${entry.id}-names`);
      if (!names.length) continue;
      this.map.addSource(`${entry.id}-names`, { type: "geojson", data: NOTHING, maxzoom: 16 });
      (isFirst ? first.naming : naming).push(...names);
      this.drawings.get(entry.id).push(...names.map((name) => name.id));
    }
    // Names yield to the names and the symbols that lie above them; those of what is proposed to one another alone.
    for (const drawing of naming) this.map.addLayer(drawing);
    this.#addMarking();
    for (const drawing of [...symbols, ...first.naming, ...first.symbols]) this.map.addLayer(drawing);
    this.isFilled = true;
    this.update();
  }

  // What is pointed at and what is chosen.
  #addMarking() {
    for (const name of ["chosen-reach", "chosen", "pointed"]) this.map.addSource(name, { type: "geojson", data: NOTHING });
    this.map.addLayer({ id: "chosen-reach", type: "fill", source: "chosen-reach", paint: { "fill-color": INK, "fill-opacity": 0.1 } });
    this.map.addLayer({ id: "chosen-reach-edge", type: "line", source: "chosen-reach", paint: { "line-color": INK, "line-width": 1.6, "line-dasharray": [3, 2] } });
    for (const [name, width] of [["pointed", 2], ["chosen", 3]]) {
      const [isArea, isPoint] = [["!=", ["geometry-type"], "Point"], ["==", ["geometry-type"], "Point"]];
      this.map.addLayer({ id: `${name}-halo`, type: "line", source: name, filter: isArea, paint: { "line-color": "#ffffff", "line-width": width + 3, "line-opacity": 0.9 } });
      this.map.addLayer({ id: `${name}-edge`, type: "line", source: name, filter: isArea, paint: { "line-color": INK, "line-width": width } });
      this.map.addLayer({ id: `${name}-ring`, type: "circle", source: name, filter: isPoint, paint: { "circle-radius": ["coalesce", ["get", "radius"], 13], "circle-opacity": 0, "circle-stroke-color": INK, "circle-stroke-width": width } });
    }
  }

  // Shows another state.
  show(state) { this.state = state; this.update(); }

  // Brings the map in line with the legend and the state.
  update() {
    if (!this.isFilled) return;
    for (const entry of page.entries) {
      const layer = layerOf(entry, this.state);
      const isShown = entry.isOn && layer !== null;
      if (layer && (isShown || layer.form === "outline") && entry[`in ${this.map.getContainer().id}`] !== layer) {
        this.map.getSource(entry.id).setData(featuresOf(layer));
        this.map.getSource(`${entry.id}-names`)?.setData(namesOf(layer));
        entry[`in ${this.map.getContainer().id}`] = layer;
      }
      const shown = ["!", ["in", ["get", "k"], ["literal", [...entry.hidden]]]];
      for (const id of this.drawings.get(entry.id)) {
        const isSought = layer?.form === "outline" && id.endsWith("-fill");
        this.map.setLayoutProperty(id, "visibility", isShown || isSought ? "visible" : "none");
        const name = id.match(/-name-(\d+)$/);
        const own = id.endsWith("-mark") ? [["has", "m"]] : name ? [["==", ["get", "k"], Number(name[1])]] : id.endsWith("-fill") && layer?.form === "outline" ? [lastClass(layer)] : [];
        this.map.setFilter(id, ["all", ...own, shown]);
      }
    }
  }

  // Returns the row that lies uppermost at a point of the map, of entries that show details.
  at(point) {
    const reach = 4;
    const box = [[point.x - reach, point.y - reach], [point.x + reach, point.y + reach]];
    // Points first, then areas from the top down, then the unit that all lies in.
    for (const isNear of [true, false]) {
      const ids = page.entries.filter((entry) => (entry.isOn || entry.form === "outline") && layerOf(entry, this.state)?.name)
        .filter((entry) => ["disc", "icon"].includes(entry.form) === isNear)
        .flatMap((entry) => [`${entry.id}-icon`, `${entry.id}-disc`, `${entry.id}-fill`]).filter((id) => this.map.getLayer(id));
      const found = this.map.queryRenderedFeatures(isNear ? box : point, { layers: ids });
      if (!found.length) continue;
      const best = found.find((feature) => page.entries.find((one) => one.id === feature.source).form !== "outline") ?? found[0];
      const entry = page.entries.find((one) => one.id === best.source);
      return { layer: layerOf(entry, this.state), row: best.properties.i };
    }
    return null;
  }

  // Marks a row as chosen or pointed at; `null` takes the mark away.
  mark(name, item) {
    if (!this.isFilled) return;
    const geometry = item && geometryOf(item.layer, item.row);
    const size = item?.layer.size ? Math.sqrt(item.layer.size[item.row] / item.layer.most) * (item.layer.largest ?? 20) + 7 : 13;
    this.map.getSource(name).setData(geometry ? { type: "Feature", properties: { radius: size }, geometry } : NOTHING);
    if (name !== "chosen") return;
    const reach = item?.layer.reach?.[item.row];
    const areas = reach === undefined || reach === null || reach < 0 ? NOTHING : { type: "Feature", properties: {}, geometry: area(reach) };
    this.map.getSource("chosen-reach").setData(areas);
  }

  // Brings a row into the middle.
  fly(item) {
    const geometry = geometryOf(item.layer, item.row);
    if (!geometry) return;
    const box = boxOf(geometry);
    const room = this.map.getContainer().getBoundingClientRect();
    const reach = item.layer.reach?.[item.row];
    if (reach !== undefined && reach !== null && reach >= 0) {
      const whole = boxOf(area(reach));
      box[0] = whole[0]; box[1] = whole[1]; box[2] = whole[2]; box[3] = whole[3];
    }
    const side = Math.min(90, room.width / 6, room.height / 6), card = byId("details").getBoundingClientRect().width;
    const padding = { top: side, bottom: side, left: side, right: card * 2.2 < room.width ? side + card : side };
    this.map.fitBounds(box, { padding, maxZoom: 15, duration: page.isStill ? 0 : 600 });
  }
}
