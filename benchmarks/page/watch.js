// Notes each image that a view shows: when it came, and a small copy of it, so that the first one that shows the end
// of something can be found afterwards. Nothing is drawn on the page.
(() => {
  const SIDE = 160;
  const canvas = new OffscreenCanvas(SIDE, SIDE);
  const pen = canvas.getContext("2d", { willReadFrequently: true });
  const seen = [];
  const look = (image) => {
    const at = performance.now();
    pen.drawImage(image, 0, 0, SIDE, SIDE);
    seen.push({ at, pixels: pen.getImageData(0, 0, SIDE, SIDE).data });
  };
  const image = document.querySelector(".cs-view-Axial img.image-display-area");
  image.addEventListener("load", () => look(image));
  let began = 0;
  for (const name of ["wheel", "pointerup", "mouseup", "keydown"]) {
    window.addEventListener(name, () => { began = performance.now(); }, true);
  }
  // Pixels may differ a little by how much the image was compressed: only a change that one sees counts.
  const differs = (one, other) => {
    let many = 0;
    for (let index = 0; index < one.length; index += 4) {
      let most = 0;
      for (let part = 0; part < 3; part++) most = Math.max(most, Math.abs(one[index + part] - other[index + part]));
      many += most > 40;
    }
    return many > 3;
  };
  window.watched = {
    forget() { seen.length = 0; began = 0; },
    count: () => seen.length,
    // Milliseconds from the last input to the first image after it.
    first() { const one = seen.find((each) => each.at > began); return one ? one.at - began : null; },
    // Milliseconds from the last input to the first image from which on nothing changes any more.
    last() {
      const after = seen.filter((each) => each.at > began);
      if (!after.length) return null;
      const end = after[after.length - 1].pixels;
      let index = after.length - 1;
      while (index > 0 && !differs(after[index - 1].pixels, end)) index--;
      return after[index].at - began;
    },
    // Images between two times of the page's clock.
    between: (start, end) => seen.filter((each) => each.at > start && each.at <= end).length,
  };
})();
