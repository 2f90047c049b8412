"use strict";
/* The view of one volume: its pictures, its row, and its reasons in words. */
const volumeView = (() => {
  const view = document.getElementById("volume");
  const { manifest, columns } = triplane;

  const GROUPS = [
    ["Volume", (name) => /^(volume_|study$|series$|split_key|[A-Z]|transfer_|frame_count|photometric)/.test(name)],
    ["Geometry", (name) => /(_mm$|_lps$|_lps_mm$|planes|rows|columns|plane$|degrees|codes|direction|slices|indices|verdict|fov|gap)/.test(name)],
    ["Values", () => true],
  ];

  /** Which volume an id names; -1 for none. */
  function find(id) {
    const read = triplane.reader("volume_id");
    for (let i = 0; i < manifest.volumes; i++) if (read(i) === id) return i;
    return -1;
  }

  function text(value, column) {
    if (Array.isArray(value)) {
      if (column === "affine_lps" && value.length === 16) {
        return [0, 4, 8, 12].map((i) => value.slice(i, i + 4).map((x) => digits(x, 6)).join("  ")).join("\n");
      }
      return value.map((item) => typeof item === "number" ? digits(item) : String(item)).join(", ");
    }
    if (typeof value === "number") return digits(value, 9);
    if (typeof value === "boolean") return value ? "yes" : "no";
    return String(value);
  }

  function facts(title, rows) {
    const body = rows.map(([name, value]) => {
      const shown = make("bdi", {}, text(value, name));
      if (name === "affine_lps") { shown.className = "mono matrix"; }
      return make("tr", {},
        make("th", { scope: "row" }, make("span", { title: columns.get(name)?.doc }, name)), make("td", {}, shown));
    });
    return make("section", { class: "panel" }, make("h3", {}, title),
      make("table", { class: "facts-table" }, make("tbody", {}, ...body)));
  }

  /** Words of the program with names in backticks. */
  function sentence(words) {
    return words.split("`").map((part, i) => i % 2 ? make("code", {}, part) : part);
  }

  function reasons(verdict, list) {
    const items = [[verdict, ""], ...list.map((reason) => {
      const colon = reason.indexOf(":");
      return colon < 0 ? [reason, ""] : [reason.slice(0, colon), reason.slice(colon + 1).trim()];
    })];
    return make("section", { class: "panel" }, make("h3", {}, "Verdict and reasons"),
      make("ul", { class: "reasons" }, ...items.map(([name, numbers]) =>
        make("li", {}, make("strong", {}, name), numbers ? make("bdi", {}, ": " + numbers) : null,
          make("span", { class: "meaning" }, ...sentence(manifest.words[name] || ""))))));
  }

  function query(id) {
    const sql = "select slice_index, position_mm, uri, frame_number from 'tables/slices/*.parquet' where volume_id = '" + id + "' order by slice_index";
    return make("section", { class: "panel" }, make("h3", {}, "Its files"),
      make("p", { class: "query" }, "In the output folder: ", make("code", {}, sql)));
  }

  async function show(id) {
    view.setAttribute("aria-busy", "true");
    await Promise.all([triplane.all("index"), triplane.all("more")]);
    const volume = find(id);
    if (volume < 0) {
      view.replaceChildren(make("p", { class: "notice" }, "There is no volume ", make("code", {}, id), " in this run."));
      view.removeAttribute("aria-busy");
      return;
    }
    const row = await triplane.row(volume);
    const about = gallery.describe(volume);
    const known = [];
    for (const column of manifest.columns) {
      const value = column.where === "rows" ? row[column.name] : triplane.reader(column.name)(volume);
      const empty = value === null || value === undefined || (Array.isArray(value) && value.length === 0);
      if (!empty && column.name !== "reasons") known.push([column.name, value]);
    }
    const groups = GROUPS.map(([title]) => [title, []]);
    for (const fact of known) groups[GROUPS.findIndex(([, has]) => has(fact[0]))][1].push(fact);
    const scale = commonScale(row.pictures);
    const rank = { SLICE: 0, SHEET: 1, FLYTHROUGH: 2 };
    const pictures = [...row.pictures].sort((a, b) => (rank[a.kind] ?? 3) - (rank[b.kind] ?? 3) || a.resliced - b.resliced);
    view.replaceChildren(
      head(volume, about),
      make("div", { class: "planes" }, ...pictures.map((picture) => shot(picture, id, scale))),
      make("div", { class: "columns" },
        make("div", {}, reasons(about.verdict, row.reasons || []), query(id)),
        ...groups.filter(([, rows]) => rows.length).map(([title, rows]) => facts(title, rows))));
    view.removeAttribute("aria-busy");
    document.title = about.name + " – Triplane";
  }

  function step(label, volume, key) {
    const read = triplane.reader("volume_id");
    return volume === undefined
      ? make("button", { type: "button", disabled: "" }, label)
      : make("button", { type: "button", "data-step": key, onclick: () => { location.hash = "#/volume/" + read(volume); } }, label);
  }

  function head(volume, about) {
    const [before, after] = gallery.neighbours(volume);
    return make("div", { class: "view-head" },
      make("a", { href: gallery.address() }, "← Volumes"),
      make("h2", {}, make("bdi", {}, about.name)),
      make("span", { class: "verdict " + about.verdict }, about.verdict),
      make("code", {}, about.id),
      make("a", { href: "#/volumes?series=" + triplane.reader("series")(volume) }, about.place),
      make("span", { class: "steps" }, step("Previous", before, "previous"), step("Next", after, "next")));
  }

  /** The arrow keys go through what was found, unless something else needs them. */
  document.addEventListener("keydown", (event) => {
    const key = { ArrowLeft: "previous", ArrowRight: "next" }[event.key];
    if (!key || view.hidden || event.altKey || event.ctrlKey || event.metaKey || event.target.matches("input, select, video")) return;
    view.querySelector("[data-step=" + key + "]")?.click();
  });

  return { show };
})();
