// Layers of the page's value as sources and layers of MapLibre. An entry of the legend is all layers of one id, one for each state
// or one for all; a view (map-view.js) shows one state.

// A style without glyph files: MapLibre draws all texts with the fonts of the machine. The first name gives the weight alone.
const FONTS = ["Noto Sans", "Helvetica Neue", "Arial", "Noto Sans CJK SC", "Source Han Sans SC", "PingFang SC", "Microsoft YaHei"];
const REGULAR = ["Face Regular", ...FONTS], BOLD = ["Face Bold", ...FONTS];
const INK = "#1d2733";
const LABEL_LENGTH = 24, NAME_LENGTH = 80;

// Returns the layer of an entry that a state shows.
function layerOf(entry, state) {
  return entry.layers.find((layer) => layer.state === undefined || layer.state === state) ?? null;
}

// Gathers the layers into entries, in the order in which they are drawn.
function entriesOf(layers) {
  const entries = new Map();
  for (const layer of layers) {
    layer.count = layer.shape ? layer.shape.length : layer.at.length / 2;
    if (!entries.has(layer.id)) {
      entries.set(layer.id, { id: layer.id, title: layer.title, form: layer.form, isOn: layer.on !== false, hidden: new Set(), layers: [] });
    }
    entries.get(layer.id).layers.push(layer);
  }
  // Sizes of all states are by one measure.
  for (const { layers: own } of entries.values()) {
    const most = own.reduce((largest, layer) => (layer.size ?? []).reduce((a, b) => Math.max(a, b), largest), 1e-9);
    for (const layer of own) layer.most = most;
  }
  return [...entries.values()];
}

// The order of the legend: uppermost first, lines last.
function legendOrder() {
  const all = [...page.entries].reverse();
  return [...all.filter((entry) => entry.form !== "outline"), ...all.filter((entry) => entry.form === "outline")];
}

// The features of a layer, with no more than a row number, a class and what is written with it. Made once.
function featuresOf(layer) {
  if (layer.features) return layer.features;
  const features = [];
  for (let row = 0; row < layer.count; row += 1) {
    const geometry = geometryOf(layer, row);
    if (!geometry) continue;
    const properties = { i: row, k: layer.class ? layer.class[row] : 0 };
    if (layer.mark && layer.mark[row] !== null) properties.m = shortened(layer.mark[row], 4);
    if (layer.size) properties.s = Math.max(layer.size[row], 0) / layer.most;
    features.push({ type: "Feature", properties, geometry });
  }
  layer.features = { type: "FeatureCollection", features };
  return layer.features;
}

// The names of a layer's rows as positions with texts.
function namesOf(layer) {
  if (layer.nameFeatures) return layer.nameFeatures;
  const features = [];
  if (layer.classes.some((one) => one.label)) {
    for (let row = 0; row < layer.count; row += 1) {
      const place = middleOf(geometryOf(layer, row));
      if (!place || !layer.name[row]) continue;
      features.push({
        type: "Feature", geometry: { type: "Point", coordinates: place },
        properties: { i: row, k: layer.class ? layer.class[row] : 0, t: shortened(layer.name[row], LABEL_LENGTH), r: row },
      });
    }
  }
  layer.nameFeatures = { type: "FeatureCollection", features };
  return layer.nameFeatures;
}

const NOTHING = { type: "FeatureCollection", features: [] };

// An expression that chooses a value by the class of a feature.
function byClass(layer, value) {
  const classes = layer.classes ?? [];
  if (classes.length < 2) return value(classes[0] ?? {});
  return ["match", ["get", "k"], ...classes.slice(1).flatMap((one, i) => [i + 1, value(one)]), value(classes[0])];
}

// The layers of MapLibre that draw one layer, from the bottom up.
function drawingOf(layer, source) {
  const id = layer.id;
  switch (layer.form) {
    case "area": {
      const fill = { id: `${id}-fill`, type: "fill", source, paint: { "fill-color": byClass(layer, (c) => c.color), "fill-opacity": byClass(layer, (c) => c.opacity ?? 0.4), "fill-antialias": false } };
      // Lines cost most of all: none where they would be seen as those of other layers.
      if (layer.classes.every((c) => c.width === 0)) return [fill];
      return [
        fill,
        { id: `${id}-edge`, type: "line", source, paint: { "line-color": byClass(layer, (c) => c.stroke ?? c.color), "line-width": byClass(layer, (c) => c.width ?? 0.8), "line-opacity": byClass(layer, (c) => (c.width === 0 ? 0 : c.edge ?? 0.8)) } },
      ];
    }
    case "outline":
      return [
        // Nothing to see: what a click finds where nothing else lies.
        { id: `${id}-fill`, type: "fill", source, filter: lastClass(layer), paint: { "fill-opacity": 0 } },
        { id: `${id}-edge`, type: "line", source, layout: { "line-join": "round" }, paint: { "line-color": byClass(layer, (c) => c.color), "line-width": ["interpolate", ["linear"], ["zoom"], 8, byClass(layer, (c) => (c.width ?? 1) * 0.7), 14, byClass(layer, (c) => (c.width ?? 1) * 1.4)] } },
      ];
    case "cell":
      return [{ id: `${id}-fill`, type: "fill", source, paint: { "fill-color": byClass(layer, (c) => c.color), "fill-opacity": ["interpolate", ["linear"], ["sqrt", ["get", "s"]], 0, 0.18, 0.5, 0.6, 1, 0.95], "fill-antialias": false } }];
    case "disc": {
      const radius = (zoom) => ["+", 1.5 * zoom, ["*", (layer.largest ?? 20) * zoom, ["sqrt", ["get", "s"]]]];
      return [
        { id: `${id}-disc`, type: "circle", source, layout: { "circle-sort-key": ["-", 0, ["get", "s"]] }, paint: { "circle-radius": ["interpolate", ["linear"], ["zoom"], 8, radius(0.45), 11, radius(0.9), 14, radius(1.5)], "circle-color": byClass(layer, (c) => c.color), "circle-opacity": byClass(layer, (c) => c.opacity ?? 0.4), "circle-stroke-color": byClass(layer, (c) => c.stroke ?? c.color), "circle-stroke-width": 1.2 } },
        { id: `${id}-mark`, type: "symbol", source, filter: ["has", "m"], layout: { ...textLayout("m", 12, true), "symbol-sort-key": ["-", 0, ["get", "s"]] }, paint: { "text-color": "#ffffff", "text-halo-color": byClass(layer, (c) => c.stroke ?? c.color), "text-halo-width": 1.6 } },
      ];
    }
    case "icon": {
      const scale = byClass(layer, (c) => c.size ?? 1);
      return [{
        id: `${id}-icon`, type: "symbol", source,
        layout: {
          "icon-image": byClass(layer, (c) => iconName(c)), "icon-allow-overlap": true, "icon-padding": 0,
          "icon-size": byZoom(ICON_ZOOMS, (size) => ["*", size, scale]),
          "symbol-sort-key": ["-", 0, ["get", "k"]],
          ...(layer.mark ? { "text-field": ["get", "m"], "text-font": BOLD, "text-size": ["interpolate", ["linear"], ["zoom"], 8, 9, 11, 12, 14, 15], "text-allow-overlap": true } : {}),
        },
        paint: layer.mark ? { "text-color": "#ffffff" } : {},
      }];
    }
    default:
      return [];
  }
}

// The features of the last class: the lowest level of units.
function lastClass(layer) { return ["==", ["get", "k"], layer.classes.length - 1]; }

// The side of a symbol's picture, and how large symbols and names are at some zooms.
const ICON_SIDE = 24, ICON_ZOOMS = [[8, 0.55], [11, 0.85], [14, 1.25]], NAME_ZOOMS = [[9, 0.86], [14, 1.15]];

// Returns stops of an interpolation by zoom.
function byZoom(stops, value) { return ["interpolate", ["linear"], ["zoom"], ...stops.flatMap(([zoom, scale]) => [zoom, value(scale, zoom)])]; }

// How far a name lies from the middle of its symbol, in heights of its letters: beside the symbol, at every zoom.
function besideSymbol(one, size) {
  return byZoom(ICON_ZOOMS, (scale, zoom) => {
    const [[low, small], [high, large]] = NAME_ZOOMS, part = Math.min(Math.max((zoom - low) / (high - low), 0), 1);
    return (ICON_SIDE / 2 * scale * (one.size ?? 1) + 2) / (size * (small + (large - small) * part)) + 0.3;
  });
}

function textLayout(field, size, isBold) {
  return { "text-field": ["get", field], "text-font": isBold ? BOLD : REGULAR, "text-size": size, "text-max-width": 8, "text-padding": 3 };
}

// The layers that write the names of a layer's rows, one for each class that has names.
function namingOf(layer, source) {
  return layer.classes.flatMap((one, k) => {
    if (!one.label) return [];
    const { size = 12, from = 0, isBold = false, color = INK } = one.label;
    return [{
      id: `${layer.id}-name-${k}`, type: "symbol", source, minzoom: from,
      layout: {
        ...textLayout("t", byZoom(NAME_ZOOMS, (scale) => size * scale), isBold), "symbol-sort-key": ["get", "r"], "text-justify": "auto", "text-padding": 1,
        ...(layer.shape ? { "text-variable-anchor": ["center", "top", "bottom", "left", "right"], "text-radial-offset": 0.9 }
          : { "text-variable-anchor": ["top", "bottom", "left", "right", "top-left", "top-right", "bottom-left", "bottom-right"], "text-radial-offset": layer.form === "icon" ? besideSymbol(one, size) : 0.95 }),
      },
      paint: { "text-color": color, "text-halo-color": "rgba(255,255,255,0.92)", "text-halo-width": 1.5 },
    }];
  });
}

function iconName(one) { return `${one.symbol ?? "circle"} ${one.color}`; }

// Draws the outline of a symbol around the middle (c, c) with a reach r.
const SYMBOLS = {
  circle: (path, c, r) => path.arc(c, c, r * 0.92, 0, 2 * Math.PI),
  square: (path, c, r) => path.rect(c - r * 0.82, c - r * 0.82, r * 1.64, r * 1.64),
  diamond: (path, c, r) => corners(path, c, [[0, -r * 1.1], [r * 1.1, 0], [0, r * 1.1], [-r * 1.1, 0]]),
  triangle: (path, c, r) => corners(path, c, [[0, -r], [r * 0.98, r * 0.72], [-r * 0.98, r * 0.72]]),
  star: (path, c, r) => corners(path, c, Array.from({ length: 10 }, (_, i) => {
    const [reach, turn] = [i % 2 ? r * 0.52 : r * 1.18, (i * Math.PI) / 5 - Math.PI / 2];
    return [reach * Math.cos(turn), reach * Math.sin(turn)];
  })),
  cross: (path, c, r) => {
    const a = r * 0.36, b = r * 0.95;
    corners(path, c, [[-a, -b], [a, -b], [a, -a], [b, -a], [b, a], [a, a], [a, b], [-a, b], [-a, a], [-b, a], [-b, -a], [-a, -a]]);
  },
};

function corners(path, c, list) {
  list.forEach(([x, y], i) => (i ? path.lineTo(c + x, c + y) : path.moveTo(c + x, c + y)));
  path.closePath();
}

// Returns a symbol as a picture, white around the edge so that it stands out on any ground.
function iconPicture(one, side = ICON_SIDE, ratio = 3) {
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = side * ratio;
  // It is read back at once: kept where the processor has it, or reading waits for the graphics card.
  const pen = canvas.getContext("2d", { willReadFrequently: true });
  pen.scale(ratio, ratio);
  const path = new Path2D();
  SYMBOLS[one.symbol ?? "circle"](path, side / 2, side * 0.36);
  pen.lineJoin = "round";
  pen.strokeStyle = "#ffffff";
  pen.lineWidth = 3.4;
  pen.stroke(path);
  pen.fillStyle = one.color;
  pen.fill(path);
  return pen.getImageData(0, 0, canvas.width, canvas.height);
}
