// Reads the one value that the page carries: base64 of deflated JSON, or JSON as it is.

// Returns the page's value.
async function readData() {
  const holder = document.getElementById("map-data");
  const text = holder.textContent.trim();
  if (holder.dataset.encoding !== "deflate") return JSON.parse(text);
  const bytes = bytesOfBase64(text);
  return JSON.parse(new TextDecoder().decode(await inflated(bytes)));
}

function bytesOfBase64(text) {
  const binary = atob(text);
  const bytes = new Uint8Array(binary.length);
  for (let i = 0; i < binary.length; i += 1) bytes[i] = binary.charCodeAt(i);
  return bytes;
}

// Unpacks a zlib stream: with what the browser has, else with the function below.
async function inflated(bytes) {
  if (typeof DecompressionStream === "undefined") return inflateHere(bytes);
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

// RFC 1950 and 1951 for browsers that cannot do it themselves.
function inflateHere(input) {
  let position = 2, hold = 0, held = 0, size = 0;
  let output = new Uint8Array(input.length * 6 + 1024);
  const bits = (count) => {
    while (held < count) { hold |= input[position++] << held; held += 8; }
    const value = hold & ((1 << count) - 1);
    hold >>>= count; held -= count;
    return value;
  };
  const room = (more) => {
    if (size + more <= output.length) return;
    const larger = new Uint8Array(Math.max(output.length * 2, size + more));
    larger.set(output);
    output = larger;
  };
  for (let last = 0; !last;) {
    last = bits(1);
    const kind = bits(2);
    if (kind === 0) {
      hold = 0; held = 0;
      const length = input[position] | (input[position + 1] << 8);
      room(length);
      output.set(input.subarray(position + 4, position + 4 + length), size);
      position += 4 + length; size += length;
    } else if (kind === 3) {
      throw new Error("not a deflate stream");
    } else {
      const [literals, distances] = kind === 1 ? fixedCodes() : dynamicCodes(bits);
      for (;;) {
        const symbol = decoded(literals, bits);
        if (symbol === 256) break;
        if (symbol < 256) { room(1); output[size++] = symbol; continue; }
        const length = LENGTHS[symbol - 257] + bits(LENGTH_BITS[symbol - 257]);
        const far = decoded(distances, bits);
        const distance = DISTANCES[far] + bits(DISTANCE_BITS[far]);
        room(length);
        for (let i = 0; i < length; i += 1, size += 1) output[size] = output[size - distance];
      }
    }
  }
  return output.subarray(0, size);
}

const LENGTHS = [3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227, 258];
const LENGTH_BITS = [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0];
const DISTANCES = [1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049, 3073, 4097, 6145, 8193, 12289, 16385, 24577];
const DISTANCE_BITS = [0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13, 13];

// A canonical Huffman code: how many codes there are of each length, and their symbols in order.
function huffman(lengths) {
  const counts = new Uint16Array(16), starts = new Uint16Array(16), symbols = new Uint16Array(lengths.length);
  for (const length of lengths) counts[length] += 1;
  counts[0] = 0;
  for (let i = 1; i < 16; i += 1) starts[i] = starts[i - 1] + counts[i - 1];
  lengths.forEach((length, symbol) => { if (length) symbols[starts[length]++] = symbol; });
  return { counts, symbols };
}

function decoded(code, bits) {
  let value = 0, first = 0, index = 0;
  for (let length = 1; length < 16; length += 1) {
    value |= bits(1);
    const count = code.counts[length];
    if (value - first < count) return code.symbols[index + value - first];
    index += count;
    first = (first + count) << 1;
    value <<= 1;
  }
  throw new Error("not a deflate stream");
}

function fixedCodes() {
  const lengths = Array.from({ length: 288 }, (_, i) => (i < 144 ? 8 : i < 256 ? 9 : i < 280 ? 7 : 8));
  return [huffman(lengths), huffman(new Array(30).fill(5))];
}

function dynamicCodes(bits) {
  const literals = bits(5) + 257, distances = bits(5) + 1, own = bits(4) + 4;
  const order = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];
  const lengths = new Array(19).fill(0);
  for (let i = 0; i < own; i += 1) lengths[order[i]] = bits(3);
  const code = huffman(lengths), all = [];
  while (all.length < literals + distances) {
    const symbol = decoded(code, bits);
    if (symbol < 16) { all.push(symbol); continue; }
    const [value, times] = symbol === 16 ? [all[all.length - 1], 3 + bits(2)] : symbol === 17 ? [0, 3 + bits(3)] : [0, 11 + bits(7)];
    for (let i = 0; i < times; i += 1) all.push(value);
  }
  return [huffman(all.slice(0, literals)), huffman(all.slice(literals))];
}

// Positions are whole steps of a grid, each as the difference to the one before.
function position(x, y) {
  const { lon, lat, step } = page.data.grid;
  return [lon + x * step, lat + y * step];
}

// Returns the positions of a list x0, y0, dx, dy, dx, dy …
function positions(list) {
  const all = [];
  let x = 0, y = 0;
  for (let i = 0; i < list.length; i += 2) {
    x += list[i]; y += list[i + 1];
    all.push(position(x, y));
  }
  return all;
}

// Returns an area of the pool as GeoJSON: polygons of rings, which are closed here.
function area(number) {
  const polygons = page.data.shapes[number].map((rings) => rings.map((ring) => {
    const line = positions(ring);
    line.push(line[0]);
    return line;
  }));
  return { type: "MultiPolygon", coordinates: polygons };
}

// Returns the geometry of a layer's row.
function geometryOf(layer, row) {
  if (layer.shape) return layer.shape[row] < 0 ? null : area(layer.shape[row]);
  layer.places ??= positions(layer.at);
  const place = layer.places[row];
  if (layer.form !== "cell") return { type: "Point", coordinates: place };
  const { step } = page.data.grid, [dx, dy] = [layer.cell[0] * step / 2, layer.cell[1] * step / 2], [x, y] = place;
  return { type: "Polygon", coordinates: [[[x - dx, y - dy], [x + dx, y - dy], [x + dx, y + dy], [x - dx, y + dy], [x - dx, y - dy]]] };
}

// Returns a position inside an area, near its middle: the middle of the longest stretch of a line through the largest ring.
function middleOf(geometry) {
  if (!geometry) return null;
  if (geometry.type === "Point") return geometry.coordinates;
  const polygons = geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates;
  const box = (ring) => ring.reduce((b, [x, y]) => [Math.min(b[0], x), Math.min(b[1], y), Math.max(b[2], x), Math.max(b[3], y)], [Infinity, Infinity, -Infinity, -Infinity]);
  const size = (polygon) => { const b = box(polygon[0]); return (b[2] - b[0]) * (b[3] - b[1]); };
  const largest = polygons.reduce((a, b) => (size(b) > size(a) ? b : a));
  const bounds = box(largest[0]);
  let best = null;
  for (const part of [0.5, 0.4, 0.6]) {
    const y = bounds[1] + (bounds[3] - bounds[1]) * part, crossings = [];
    for (const ring of largest) {
      for (let i = 1; i < ring.length; i += 1) {
        const [a, b] = [ring[i - 1], ring[i]];
        if ((a[1] > y) !== (b[1] > y)) crossings.push(a[0] + ((y - a[1]) / (b[1] - a[1])) * (b[0] - a[0]));
      }
    }
    crossings.sort((a, b) => a - b);
    for (let i = 1; i < crossings.length; i += 2) {
      const width = crossings[i] - crossings[i - 1];
      if (!best || width > best.width * 1.25) best = { width, place: [(crossings[i] + crossings[i - 1]) / 2, y] };
    }
  }
  return best ? best.place : largest[0][0];
}

// Returns the box [west, south, east, north] of a geometry.
function boxOf(geometry) {
  const box = [Infinity, Infinity, -Infinity, -Infinity];
  const visit = (part) => {
    if (typeof part[0] === "number") {
      box[0] = Math.min(box[0], part[0]); box[1] = Math.min(box[1], part[1]);
      box[2] = Math.max(box[2], part[0]); box[3] = Math.max(box[3], part[1]);
    } else part.forEach(visit);
  };
  visit(geometry.coordinates);
  return box;
}
