"use strict";
/* Which view is shown: the address behind the # says it. */
(() => {
  const views = ["overview", "volumes", "volume"].map((id) => document.getElementById(id));
  const title = document.title;
  let last = null;

  function failed(error) {
    const view = views.find((one) => !one.hidden);
    view.prepend(make("p", { class: "notice", role: "alert" }, "The data of this page cannot be read: " + error.message));
  }

  async function route() {
    const hash = location.hash;
    if (hash !== "" && !hash.startsWith("#/")) return; // a place within the view
    const name = hash.startsWith("#/volumes") ? "volumes" : hash.startsWith("#/volume/") ? "volume" : "overview";
    for (const view of views) view.hidden = view.id !== name;
    for (const link of ["overview", "volumes"]) {
      const element = document.getElementById("to-" + link);
      if (link === name || (link === "volumes" && name === "volume")) element.setAttribute("aria-current", "page");
      else element.removeAttribute("aria-current");
    }
    document.title = title;
    if (last !== null && last !== name) {
      scrollTo(0, 0);
      document.getElementById("main").focus({ preventScroll: true });
    }
    last = name;
    try {
      if (name === "volumes") await gallery.show();
      if (name === "volume") await volumeView.show(decodeURIComponent(hash.slice("#/volume/".length)));
    } catch (error) {
      failed(error);
    }
  }

  addEventListener("hashchange", route);
  route();
})();
