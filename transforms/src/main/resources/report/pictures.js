"use strict";
/* Pictures: tiles of a card, and the large ones of a volume's view at one common scale. */

/** The path of a picture seen from the page; names alone lie in the volume's own folder. */
function picturePath(path, id) {
  const whole = path.includes("/") ? path : "previews/" + id.slice(0, 2) + "/" + id + "/" + path;
  return "../" + whole.split("/").map(encodeURIComponent).join("/");
}

const PLANES = { AXIAL: "axial", CORONAL: "coronal", SAGITTAL: "sagittal", IMAGE: "image" };

/** Words from a name of the tables. */
function words(name) {
  return String(name).toLowerCase().replaceAll("_", " ");
}

/** A tile a plane, the middle one where it has several slices; a volume without pictures has one that says so. */
function tiles(pictures, id) {
  const all = (pictures || []).filter((picture) => picture[0] === "SLICE");
  const slices = [...new Set(all.map((picture) => picture[1]))].map((plane) => {
    const same = all.filter((picture) => picture[1] === plane);
    return same[same.length >> 1];
  });
  const row = make("div", { class: "tiles" });
  for (const [, plane, path, why] of slices) {
    row.append(path === null
      ? make("div", { class: "tile" }, make("span", {}, why ? "withheld: " + words(why) : "no picture"))
      : make("div", { class: "tile" },
          make("img", { src: picturePath(path, id), alt: PLANES[plane] || "", loading: "lazy", decoding: "async" })));
  }
  if (slices.length === 0) row.append(make("div", { class: "tile" }, make("span", {}, "no pictures")));
  return row;
}

/** What a picture shows, in words. */
function caption(picture) {
  const parts = [];
  if (picture.slice_index !== undefined) parts.push("slice " + picture.slice_index);
  if (picture.position_mm !== undefined) parts.push(digits(picture.position_mm, 5) + " mm");
  if (picture.window_low !== undefined && picture.window_high !== undefined) {
    const source = [words(picture.window_source || ""), picture.window_name].filter((part) => part).join(" ");
    parts.push("window " + digits(picture.window_low, 4) + " to " + digits(picture.window_high, 4) + (source && " (" + source + ")"));
  }
  if (picture.mm_per_px !== undefined) parts.push(digits(picture.mm_per_px, 4) + " mm a pixel");
  if (picture.colormap && picture.colormap !== "gray") parts.push("colours " + picture.colormap);
  for (const [name, value] of Object.entries(picture)) if (value === true && name !== "resliced" && name !== "marks") parts.push(words(name));
  return parts.join(" · ");
}

function title(picture) {
  const plane = PLANES[picture.plane] || picture.plane || "";
  const kind = { SLICE: "", SHEET: "sheet", FLYTHROUGH: "fly-through" }[picture.kind];
  const parts = [plane, kind === undefined ? picture.kind : kind, picture.resliced ? "resliced" : ""];
  const text = parts.filter((part) => part).join(" ");
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Pixels of the screen for each pixel of a picture, so that all slices have the same millimetres. */
function commonScale(pictures) {
  const placed = pictures.filter((picture) => picture.path && picture.kind === "SLICE" && picture.mm_per_px);
  const extent = Math.max(...placed.map((picture) => Math.max(picture.width_px, picture.height_px) * picture.mm_per_px));
  return (picture) => placed.includes(picture)
    ? 440 / extent * picture.mm_per_px
    : picture.kind === "SLICE" ? 440 / Math.max(picture.width_px, picture.height_px) : 1;
}

/** A picture with its caption; a moving one moves when it is told to. */
function shot(picture, id, scale) {
  const name = title(picture);
  if (!picture.path) {
    return make("figure", { class: "shot" },
      make("div", { class: "why" }, picture.withheld_reason ? words(picture.withheld_reason) : "no picture"),
      make("figcaption", {}, name + (picture.withheld_reason ? " · withheld" : "")));
  }
  const path = picturePath(picture.path, id);
  const width = Math.max(1, Math.round(picture.width_px * scale(picture)));
  const size = { width, height: Math.max(1, Math.round(picture.height_px * scale(picture))) };
  const about = make("figcaption", {}, make("a", { href: path, target: "_blank", rel: "noopener" }, name), " · " + caption(picture));
  if (/\.(mp4|webm)$/.test(path)) {
    return make("figure", { class: "shot" }, make("video", { src: path, controls: "", preload: "none", muted: "", ...size }), about);
  }
  const image = make("img", { alt: name, loading: "lazy", decoding: "async", ...size });
  if (picture.kind !== "FLYTHROUGH") {
    image.src = path;
    return make("figure", { class: "shot" }, image, about);
  }
  image.hidden = true;
  const button = make("button", { type: "button", "aria-pressed": "false" }, "Play fly-through");
  button.addEventListener("click", () => {
    const plays = image.hidden;
    image.hidden = !plays;
    if (plays) image.src = path; else image.removeAttribute("src");
    button.textContent = plays ? "Stop" : "Play fly-through";
    button.setAttribute("aria-pressed", String(plays));
  });
  return make("figure", { class: "shot" }, button, image, about);
}
