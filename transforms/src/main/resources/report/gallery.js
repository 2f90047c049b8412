"use strict";
/* The gallery: filters, order and pages. Its state is the address, so that every view can be linked to. */
const gallery = (() => {
  const PAGE = 60;
  const LISTED = ["Modality", "plane", "verdict", "BodyPartExamined", "reasons", "flags"];
  const byId = (id) => document.getElementById(id);
  const { manifest, columns } = triplane;
  let found = [];
  let shown = "";

  /** The values that a column's filter or order looks at: a function from a volume's number. */
  function values(name) {
    if (name === "withheld") {
      const read = triplane.reader("pictures");
      return (volume) => (read(volume) || []).filter((picture) => picture[2] === null).map((picture) => picture[3] || "");
    }
    return triplane.reader(name);
  }

  /** Whether a volume passes one filter: equal, in a list, in a range, or absent where the text is empty. */
  function test(name, text) {
    const read = values(name);
    const range = /^(-?[\d.eE+-]*?)\.\.(-?[\d.eE+-]*)$/.exec(text);
    if (range && columns.has(name) && columns.get(name).kind === "NUMBER") {
      const from = range[1] === "" ? -Infinity : Number(range[1]);
      const to = range[2] === "" ? Infinity : Number(range[2]);
      // As the histogram counts: rounded to four digits, so that a computed 4.99999 is a 5.
      return (volume) => {
        const value = read(volume);
        if (value === null) return false;
        const rounded = Number(value.toPrecision(4));
        return rounded >= from && rounded < to;
      };
    }
    return (volume) => {
      const value = read(volume);
      if (Array.isArray(value)) return value.includes(text);
      return value === null ? text === "" : String(value) === text;
    };
  }

  /** Every word must be somewhere in the volume's texts. */
  function search(text) {
    const words = text.toLowerCase().split(/\s+/).filter((word) => word);
    const readers = ["volume_id", "Modality", "plane", "verdict", "reasons", "flags"]
      .concat(manifest.columns.filter((c) => c.where === "index" && c.kind === "TEXT").map((c) => c.name));
    const all = [...new Set(readers)].map((name) => triplane.reader(name));
    return (volume) => {
      const haystack = all.map((read) => read(volume) ?? "").join(" ").toLowerCase();
      return words.every((word) => haystack.includes(word));
    };
  }

  /** The volumes that pass all filters, in the order asked for. */
  function select(state) {
    const tests = [];
    for (const [name, text] of state) {
      if (name === "q" && text.trim()) tests.push(search(text));
      else if (columns.has(name) || LISTED.includes(name) || name === "withheld") tests.push(test(name, text));
    }
    const result = [];
    for (let i = 0; i < manifest.volumes; i++) if (tests.every((passes) => passes(i))) result.push(i);
    const sort = state.get("sort");
    if (columns.has(sort)) {
      const read = triplane.reader(sort);
      const sign = state.get("order") === "down" ? -1 : 1;
      const keys = new Map(result.map((i) => [i, read(i)]));
      // Volumes without a value come last in either order.
      result.sort((a, b) => {
        const x = keys.get(a), y = keys.get(b);
        if (x === null || y === null) return (x === null) - (y === null) || a - b;
        if (x === y) return a - b;
        return (typeof x === "string" ? (x < y ? -1 : 1) : x - y) * sign;
      });
    } else if (state.get("order") === "down") result.reverse();
    return result;
  }

  /** Columns that a state needs beyond the index. */
  function needsMore(state) {
    return [...state].some(([name, text]) => columns.get(name === "sort" ? text : name)?.where === "more");
  }

  function address(state) {
    const text = state.toString().replaceAll("+", "%20");
    return "#/volumes" + (text ? "?" + text : "");
  }

  /** Changes some of the state; the first page of what is then found is shown. */
  function change(changes, keepPage) {
    const state = current();
    if (!keepPage) state.delete("page");
    for (const [name, value] of Object.entries(changes)) {
      if (value === null) state.delete(name); else state.set(name, value);
    }
    history.replaceState(null, "", address(state));
    show(state);
  }

  function current() {
    const at = location.hash.indexOf("?");
    return new URLSearchParams(at < 0 || !location.hash.startsWith("#/volumes") ? "" : location.hash.slice(at + 1));
  }

  const NONE = "\u0000any";
  function fillSelects() {
    for (const name of LISTED) {
      const select = byId("by-" + name);
      select.append(new Option("any", NONE));
      for (const [value, count] of manifest.counts[name] || []) {
        select.append(new Option((value || "none") + " (" + count.toLocaleString("en-US") + ")", value));
      }
      select.addEventListener("change", () => change({ [name]: select.value === NONE ? null : select.value }));
    }
    byId("flag-field").hidden = (manifest.counts.flags || []).length === 0;
    const sort = byId("sort");
    sort.append(new Option("study, series, volume", ""));
    for (const column of manifest.columns) if (column.kind !== "LIST") sort.append(new Option(column.name, column.name));
    sort.addEventListener("change", () => change({ sort: sort.value || null }));
    byId("order").addEventListener("change", (event) => change({ order: event.target.value === "up" ? null : "down" }));
    byId("layout").addEventListener("change", (event) => change({ layout: event.target.value === "cards" ? null : "table" }, true));
    byId("tools").addEventListener("submit", (event) => event.preventDefault());
    let timer = 0;
    byId("search").addEventListener("input", (event) => {
      clearTimeout(timer);
      timer = setTimeout(() => change({ q: event.target.value || null }), 120);
    });
    const turn = (page) => { change({ page: page > 1 ? String(page) : null }, true); scrollTo(0, 0); };
    byId("first").addEventListener("click", () => turn(1));
    byId("previous").addEventListener("click", () => turn(page() - 1));
    byId("next").addEventListener("click", () => turn(page() + 1));
    byId("last").addEventListener("click", () => turn(pages()));
    byId("page").addEventListener("change", (event) => turn(Number(event.target.value)));
  }

  const pages = () => Math.max(1, Math.ceil(found.length / PAGE));
  const page = () => Math.min(pages(), Math.max(1, Math.floor(Number(current().get("page"))) || 1));

  function showControls(state) {
    for (const name of LISTED) byId("by-" + name).value = state.has(name) ? state.get(name) : NONE;
    byId("sort").value = state.get("sort") || "";
    byId("order").value = state.get("order") === "down" ? "down" : "up";
    byId("layout").value = state.get("layout") === "table" ? "table" : "cards";
    if (document.activeElement !== byId("search")) byId("search").value = state.get("q") || "";
    const chips = [...state].filter(([name]) => !LISTED.includes(name) && (columns.has(name) || name === "withheld"));
    byId("chips").replaceChildren(...chips.map(([name, text]) =>
      make("button", { type: "button", "aria-label": "Remove the filter " + name, onclick: () => change({ [name]: null }) },
        name + ": " + (text.replace("..", " to below ") || "none") + " ×")));
  }

  /** Finds and shows; loads what the state needs first. */
  async function show(state) {
    showControls(state);
    const wanted = shown = state.toString();
    byId("results").setAttribute("aria-busy", "true");
    await triplane.all("index");
    if (needsMore(state)) await triplane.all("more");
    if (shown !== wanted) return; // something else was asked for in the meantime
    found = select(state);
    render(state);
    byId("results").removeAttribute("aria-busy");
  }

  function render(state) {
    const at = page();
    const rows = found.slice((at - 1) * PAGE, at * PAGE);
    const all = manifest.volumes.toLocaleString("en-US");
    byId("found").textContent = found.length === manifest.volumes ? all + " volumes" : found.length.toLocaleString("en-US") + " of " + all + " volumes";
    byId("page").value = at;
    byId("page").max = pages();
    byId("pages").textContent = pages().toLocaleString("en-US");
    for (const id of ["first", "previous"]) byId(id).disabled = at === 1;
    for (const id of ["next", "last"]) byId(id).disabled = at === pages();
    byId("results").replaceChildren(
      rows.length === 0 ? make("p", { class: "notice" }, "No volume fits these filters.")
        : state.get("layout") === "table" ? table(rows, state) : cards(rows));
  }

  function describe(volume) {
    const get = (name) => triplane.reader(name)(volume);
    const size = [get("planes"), get("rows"), get("columns")].join(" × ");
    const spacing = ["spacing_slice_mm", "spacing_row_mm", "spacing_column_mm"].map(get);
    const known = spacing.some((value) => value !== null);
    return {
      id: get("volume_id"),
      name: [get("Modality") || "no modality", get("BodyPartExamined"), (get("plane") || "").toLowerCase()].filter((word) => word).join(" · "),
      size: size + (known ? "  ·  " + spacing.map((value) => value === null ? "–" : digits(value, 4)).join(" × ") + " mm" : ""),
      text: [get("SeriesDescription"), get("split_key")].filter((word) => word).join(" · "),
      verdict: get("verdict"),
      reasons: (get("reasons") || []).concat(get("flags") || []),
      place: "study " + get("study") + ", series " + get("series"),
      pictures: get("pictures"),
    };
  }

  function cards(rows) {
    return make("ul", { class: "cards" }, ...rows.map((volume) => {
      const about = describe(volume);
      const reasons = about.reasons.length;
      return make("li", { class: "card" }, tiles(about.pictures, about.id),
        make("div", { class: "words" },
          make("div", { class: "line" }, make("a", { href: "#/volume/" + about.id }, make("bdi", {}, about.name)),
            make("span", { class: "verdict " + about.verdict }, about.verdict)),
          make("div", { class: "small" }, about.size),
          about.text ? make("div", { class: "small" }, make("bdi", { title: about.text }, about.text)) : null,
          make("div", { class: "small line" }, make("span", {}, make("code", {}, about.id), " · " + about.place),
            reasons ? make("span", { title: about.reasons.join(", ") }, reasons + (reasons === 1 ? " remark" : " remarks")) : null)));
    }));
  }

  const TABLE = ["Modality", "BodyPartExamined", "plane", "verdict", "planes", "rows", "columns", "spacing_slice_mm",
    "spacing_row_mm", "spacing_column_mm", "fov_slice_mm", "fov_row_mm", "fov_column_mm", "missing_slices", "study", "series", "split_key"];
  function table(rows, state) {
    const sort = state.get("sort");
    const extra = columns.has(sort) && !TABLE.includes(sort) && sort !== "volume_id" ? [sort] : [];
    const names = [...TABLE, ...extra].filter((name) => columns.has(name));
    const arrow = state.get("order") === "down" ? " ↓" : " ↑";
    const head = ["volume_id", ...names].map((name) => {
      const sorted = sort === name;
      const next = sorted && state.get("order") !== "down" ? "down" : null;
      return make("th", { scope: "col", "aria-sort": sorted ? (next ? "ascending" : "descending") : null },
        make("button", { type: "button", title: columns.get(name).doc, onclick: () => change({ sort: name, order: next }) }, name + (sorted ? arrow : "")));
    });
    const readers = names.map((name) => triplane.reader(name));
    const body = rows.map((volume) => {
      const about = describe(volume);
      const pictures = tiles(about.pictures, about.id);
      pictures.className = "mini";
      return make("tr", {}, make("td", {}, pictures),
        make("th", { scope: "row" }, make("a", { href: "#/volume/" + about.id, class: "mono" }, about.id)),
        ...readers.map((read, i) => cell(read(volume), columns.get(names[i]))));
    });
    return make("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": "Table of volumes" },
      make("table", { class: "list" },
        make("thead", {}, make("tr", {}, make("td", {}, make("span", { class: "unseen" }, "Pictures")), ...head)),
        make("tbody", {}, ...body)));
  }

  function cell(value, column) {
    if (typeof value === "number") return make("td", { class: "number" }, digits(value, 5));
    return make("td", {}, value === null ? "" : make("bdi", {}, String(value)));
  }

  /** The volumes before and after one in what was found last. */
  function neighbours(volume) {
    const at = found.indexOf(volume);
    return at < 0 ? [] : [found[at - 1], found[at + 1]];
  }

  fillSelects();
  return { show: () => show(current()), neighbours, describe, address: () => shown ? "#/volumes?" + shown : "#/volumes" };
})();
