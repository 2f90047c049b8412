"use strict";
/*
 * The data of the page: what the manifest says, and columns of volumes that are loaded as they are needed. A page opened
 * from a disk may not fetch, but it may load scripts: each data file calls triplane.put.
 */
const triplane = (() => {
  const manifest = JSON.parse(document.getElementById("manifest").textContent);
  const parts = new Map();
  const waiting = new Map();

  /** Called by the data files. */
  function put(kind, number, data) {
    parts.set(kind + "-" + number, data);
  }

  /** One data file, loaded once. */
  function part(kind, number) {
    const name = kind + "-" + number;
    if (!waiting.has(name)) {
      waiting.set(name, new Promise((done, failed) => {
        const script = document.createElement("script");
        script.src = "data/" + name + ".js";
        script.onload = () => { script.remove(); done(parts.get(name)); };
        script.onerror = () => failed(new Error("data/" + name + ".js cannot be loaded"));
        document.head.append(script);
      }));
    }
    return waiting.get(name);
  }

  /** All parts of the index or of the further columns, in order. */
  function all(kind) {
    const count = Math.ceil(manifest.volumes / manifest.index_rows);
    return Promise.all(Array.from({ length: count }, (_, i) => part(kind, i)));
  }

  /** A function from a volume's number to its value in a column that is loaded. */
  function reader(name) {
    const column = columns.get(name);
    const kind = column && column.where === "more" ? "more" : "index";
    const rows = manifest.index_rows;
    const lists = [];
    for (let i = 0; i * rows < manifest.volumes; i++) lists.push(parts.get(kind + "-" + i)[name]);
    return (volume) => {
      const list = lists[Math.floor(volume / rows)];
      if (list === null || list === undefined) return null;
      const at = volume % rows;
      if (!list.numbers) return list[at];
      const number = list.numbers[at];
      return number < 0 ? null : list.values[number];
    };
  }

  /** Lists and pictures of one volume. */
  async function row(volume) {
    const rows = await part("rows", Math.floor(volume / manifest.view_rows));
    return rows[volume % manifest.view_rows];
  }

  const columns = new Map(manifest.columns.map((column) => [column.name, column]));
  return { manifest, columns, put, part, all, reader, row };
})();

/** An element with attributes and children; texts never become markup. */
function make(name, attributes, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes || {})) {
    if (key.startsWith("on")) element.addEventListener(key.slice(2), value);
    else if (value !== null && value !== undefined) element.setAttribute(key, value);
  }
  element.append(...children.filter((child) => child !== null && child !== undefined));
  return element;
}

/** A number with up to so many digits, thousands apart. */
function digits(value, most = 6) {
  if (value === null || value === undefined) return "";
  if (Number.isInteger(value)) return value.toLocaleString("en-US");
  return Number(value.toPrecision(most)).toLocaleString("en-US", { maximumFractionDigits: 9 });
}
