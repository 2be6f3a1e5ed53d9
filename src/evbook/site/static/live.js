/* Live charts. The static picture of a figure stands until Vega has drawn the same chart over it; if anything fails,
   it stays. Everything comes as classic scripts, so that a page from a folder on disk works too. */
(function () {
  "use strict";
  const here = document.currentScript.src;
  const figures = [...document.querySelectorAll(".ev-figure")];
  const loading = new Map();
  const contents = new Map();
  /* Labels were set for this width and more; on a smaller screen the chart is drawn so and made smaller as a whole. */
  const LEAST_WIDTH = 358;

  /* The files of charts and data call this. */
  window.evbookChart = (name, content) => contents.set(name, content);

  function load(file) {
    if (!loading.has(file)) {
      loading.set(file, new Promise((resolve, reject) => {
        const script = document.createElement("script");
        script.src = new URL(file, here).href;
        script.onload = resolve;
        script.onerror = () => reject(new Error(file + " did not load"));
        document.head.append(script);
      }));
    }
    return loading.get(file);
  }

  async function contentOf(name) {
    await load("charts/" + name + ".js");
    return contents.get(name);
  }

  function rows(content) {
    if (content.rows) return content.rows;
    const keys = Object.keys(content.columns);
    return content.columns[keys[0]].map((_, place) =>
      Object.fromEntries(keys.map((key) => [key, content.columns[key][place]])));
  }

  /* The chart's own copy: Vega writes into what it is given, and another chart may share it. */
  async function specOf(figure) {
    const [, content, ...sets] = await Promise.all([
      load("vega.js"),
      contentOf(figure.dataset.chart),
      ...(figure.dataset.sets || "").split(" ").filter(Boolean).map(contentOf),
    ]);
    const spec = JSON.parse(JSON.stringify(content));
    const shared = new Map((figure.dataset.sets || "").split(" ").map((name, place) => [name, sets[place]]));
    for (const data of spec.data || []) {
      const name = (spec.evbook || {})[data.name];
      if (name) data.values = rows(JSON.parse(JSON.stringify(shared.get(name))));
    }
    delete spec.evbook;
    return spec;
  }

  function valueOf(input) {
    if (input.type === "range" || input.type === "number") return Number(input.value);
    if (input.type === "checkbox") return input.checked;
    return input.dataset.options ? JSON.parse(input.dataset.options)[Number(input.value)] : input.value;
  }

  async function draw(host, spec, chart) {
    const { parse, View, expressionInterpreter } = window.evbookVega;
    const view = new View(parse(spec, null, { ast: true }), {
      expr: expressionInterpreter, renderer: "svg", container: host, hover: true, tooltip: showTooltip, logLevel: 1,
    });
    if (chart.clientWidth < LEAST_WIDTH) view.width(LEAST_WIDTH);
    await view.runAsync();
    return view;
  }

  function name(host, alt) {
    for (const attribute of ["role", "aria-roledescription", "aria-label"]) host.removeAttribute(attribute);
    const svg = host.querySelector("svg");
    svg.setAttribute("role", "img");
    svg.setAttribute("aria-label", alt);
  }

  async function enliven(figure) {
    if (figure.dataset.live || !figure.dataset.chart) return;
    figure.dataset.live = "coming";
    const chart = figure.querySelector(".ev-chart");
    const host = document.createElement("div");
    try {
      const spec = await specOf(figure);
      host.className = "ev-live";
      chart.append(host);
      const view = await draw(host, spec, chart);
      await connect(figure, view);
      name(host, chart.querySelector("svg[role=img]").getAttribute("aria-label"));
      chart.querySelector(".ev-static").hidden = true;
      figure.dataset.live = "yes";
      follow(chart, view);
    } catch (error) {
      host.remove();
      figure.dataset.live = "failed";
      console.error("chart " + figure.id + " stays a picture:", error);
    }
  }

  /* Vega listens to the window alone, and measures while the page around the chart may still be moving. */
  function follow(chart, view) {
    new ResizeObserver(() => {
      const width = Math.max(LEAST_WIDTH, chart.clientWidth);
      if (chart.clientWidth && Math.abs(view.width() - width) >= 1) view.width(width).runAsync();
    }).observe(chart);
  }

  async function connect(figure, view) {
    for (const input of figure.querySelectorAll("[data-signal]")) {
      view.signal(input.dataset.signal, valueOf(input));
      input.addEventListener("input", () => {
        view.signal(input.dataset.signal, valueOf(input)).runAsync();
      });
    }
    await view.runAsync();
  }

  const tooltip = document.createElement("div");
  tooltip.id = "ev-tooltip";
  tooltip.setAttribute("role", "tooltip");

  /* Vega hands over what a mark says of itself: a text, or names with values. It is shown as text, never as markup. */
  function showTooltip(handler, event, item, value) {
    tooltip.classList.toggle("visible", value !== null && value !== undefined && value !== "");
    if (!tooltip.classList.contains("visible")) return;
    tooltip.replaceChildren(typeof value === "object" ? tableOf(value) : String(value));
    placeTooltip(event);
  }

  function tableOf(values) {
    const table = document.createElement("table");
    for (const [key, value] of Object.entries(values)) {
      const row = table.insertRow();
      row.insertCell().append(key);
      row.insertCell().append(String(value));
      row.cells[0].className = "key";
      row.cells[1].className = "value";
    }
    return table;
  }

  function placeTooltip(event) {
    const box = tooltip.getBoundingClientRect();
    const left = Math.max(8, Math.min(event.clientX + 12, window.innerWidth - box.width - 8));
    const below = event.clientY + 12 + box.height <= window.innerHeight;
    tooltip.style.left = left + "px";
    tooltip.style.top = Math.max(8, below ? event.clientY + 12 : event.clientY - box.height - 8) + "px";
  }

  /* Four digits may be a year, so only longer numbers are parted; Python's face writes them the same way. */
  const parted = (value) => (Number(value) >= 10000 ? Number(value).toLocaleString("en-US") : value);

  function showValues(figure) {
    for (const input of figure.querySelectorAll("input[type=range][data-signal]")) {
      const output = figure.querySelector('output[for="' + input.id + '"]');
      input.addEventListener("input", () => { output.value = parted(input.value); });
    }
  }

  /* Readings are looked up in the grid that came with the page; they need no chart, so they work without Vega. */
  function showReadings(figure) {
    const script = figure.querySelector(".ev-grid");
    if (!script) return;
    const grid = JSON.parse(script.textContent);
    const cells = figure.querySelectorAll(".ev-readings dd");
    const inputs = grid.axes.map((axis) => figure.querySelector('[data-signal="' + axis.name + '"]'));
    const show = () => {
      const place = grid.axes.reduce(
        (before, axis, number) => before * axis.values.length + axis.values.indexOf(valueOf(inputs[number])), 0);
      cells.forEach((cell, number) => {
        const text = grid.texts[place][number];
        if (cell.textContent !== text) cell.textContent = text;
      });
    };
    for (const input of inputs) input.addEventListener("input", show);
    show();
  }

  function watch() {
    const near = new IntersectionObserver((entries) => {
      for (const entry of entries) {
        if (!entry.isIntersecting) continue;
        near.unobserve(entry.target);
        enliven(entry.target);
      }
    }, { rootMargin: "300px" });
    figures.forEach((figure) => near.observe(figure));
  }

  document.body.append(tooltip);
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") tooltip.classList.remove("visible");
  });
  for (const figure of figures) {
    showValues(figure);
    showReadings(figure);
    for (const event of ["pointerenter", "focusin"]) {
      figure.addEventListener(event, () => enliven(figure), { once: true });
    }
  }
  if (document.readyState === "complete") watch(); else window.addEventListener("load", watch);
})();
