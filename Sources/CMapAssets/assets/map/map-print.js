// Print: a picture of the map in the resolution of paper, the legend, and the first rows of every table.

const PAPER_RATIO = 3;

// Returns what a view shows, without the empty ground around the whole.
function pictureOf(view) {
  // What was drawn is kept until the script ends, and no longer.
  view.map.redraw();
  const canvas = view.map.getCanvas(), ratio = canvas.width / canvas.clientWidth, margin = 14;
  const [a, b] = page.bounds.map((corner) => view.map.project(corner));
  const left = Math.max(0, Math.floor((Math.min(a.x, b.x) - margin) * ratio)), top = Math.max(0, Math.floor((Math.min(a.y, b.y) - margin) * ratio));
  const right = Math.min(canvas.width, Math.ceil((Math.max(a.x, b.x) + margin) * ratio)), bottom = Math.min(canvas.height, Math.ceil((Math.max(a.y, b.y) + margin) * ratio));
  if (right <= left || bottom <= top) return canvas.toDataURL("image/png");
  const part = element("canvas", { width: right - left, height: bottom - top });
  part.getContext("2d").drawImage(canvas, left, top, right - left, bottom - top, 0, 0, right - left, bottom - top);
  return part.toDataURL("image/png");
}

function takePictures() {
  const pictures = page.views.map((view) => {
    const picture = element("img", { alt: word("map"), src: pictureOf(view) });
    const { states = [] } = page.data;
    if (states.length < 2) return element("figure", {}, picture);
    const state = !swipe.isOn ? page.state : view === page.main ? swipe.left : swipe.right;
    const { title, fact } = states[state];
    return element("figure", {}, element("figcaption", { text: [shortened(title, 60), fact].filter(Boolean).join(" · ") }), picture);
  });
  byId("pictures").replaceChildren(...pictures);
  byId("pictures").classList.toggle("pair", pictures.length > 1);
}

async function printPage() {
  const still = page.views.map(async (view) => {
    if (!view.isFilled) return;
    view.map.setPixelRatio(PAPER_RATIO);
    await new Promise((resolve) => { view.map.once("idle", resolve); view.map.triggerRepaint(); });
  });
  await Promise.race([Promise.all(still), new Promise((resolve) => { setTimeout(resolve, 8000); })]);
  takePictures();
  page.hasPictures = true;
  window.print();
  page.hasPictures = false;
  for (const view of page.views) if (view.isFilled) view.map.setPixelRatio(window.devicePixelRatio);
}

function setUpPrint() {
  byId("print").addEventListener("click", printPage);
  window.addEventListener("beforeprint", () => { if (!page.hasPictures && page.views.length) takePictures(); });
}
