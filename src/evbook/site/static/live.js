/* Live charts. The static picture of a figure stands until Vega has drawn the same chart over it; if anything fails,
   it stays. A classic script, so that the page also works from a file. */
(function () {
  "use strict";
  const bundle = new URL("vega.js", document.currentScript.src).href;
  const figures = [...document.querySelectorAll(".ev-figure")];
  let vega = null;

  function loadVega() {
    vega = vega || new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.src = bundle;
      script.onload = () => resolve(window.evbookVegaEmbed);
      script.onerror = () => reject(new Error("the chart library did not load"));
      document.head.append(script);
    });
    return vega;
  }

  function valueOf(input) {
    if (input.type === "range" || input.type === "number") return Number(input.value);
    if (input.type === "checkbox") return input.checked;
    return input.dataset.options ? JSON.parse(input.dataset.options)[Number(input.value)] : input.value;
  }

  /* The page has real, labelled inputs; Vega's own would come late and push the text down. */
  function fitted(compiled) {
    for (const signal of compiled.signals || []) if (signal.bind && signal.bind.input) delete signal.bind;
    silence(compiled);
    return compiled;
  }

  /* A chart has one name, its alt text; a name for every bar and axis is noise to a screen reader. */
  function silence(group) {
    for (const part of [...(group.marks || []), ...(group.axes || []), ...(group.legends || [])]) {
      part.aria = false;
      silence(part);
    }
  }

  function name(host, alt) {
    for (const attribute of ["role", "aria-roledescription", "aria-label"]) host.removeAttribute(attribute);
    const svg = host.querySelector("svg");
    svg.setAttribute("role", "img");
    svg.setAttribute("aria-label", alt);
  }

  async function enliven(figure) {
    if (figure.dataset.live) return;
    figure.dataset.live = "coming";
    const chart = figure.querySelector(".ev-chart");
    const host = document.createElement("div");
    try {
      const embed = await loadVega();
      host.className = "ev-live";
      chart.append(host);
      const spec = JSON.parse(figure.querySelector(".ev-spec").textContent);
      const drawn = await embed(host, spec, {
        ast: true, renderer: "svg", actions: false, defaultStyle: false, patch: fitted,
        tooltip: { disableDefaultStyle: true, id: "ev-tooltip" },
      });
      await connect(figure, drawn.view);
      name(host, chart.dataset.alt);
      chart.querySelector(".ev-static").hidden = true;
      figure.dataset.live = "yes";
      follow(chart, drawn.view);
    } catch (error) {
      host.remove();
      figure.dataset.live = "failed";
      console.error("chart " + figure.id + " stays a picture:", error);
    }
  }

  /* Vega listens to the window alone, and measures while the page around the chart may still be moving. */
  function follow(chart, view) {
    new ResizeObserver(() => {
      const width = chart.clientWidth;
      if (width && Math.abs(view.width() - width) >= 1) view.width(width).runAsync();
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

  /* Vega puts the tooltip to the left of the pointer where the right is full; on a phone that can be off the screen. */
  function makeTooltip() {
    const tooltip = document.createElement("div");
    tooltip.id = "ev-tooltip";
    document.body.append(tooltip);
    new MutationObserver(() => {
      const box = tooltip.getBoundingClientRect();
      const left = Math.max(8, Math.min(box.left, window.innerWidth - box.width - 8));
      if (Math.abs(left - box.left) >= 1) tooltip.style.left = left + "px";
    }).observe(tooltip, { attributes: true, attributeFilter: ["style", "class"] });
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

  makeTooltip();
  for (const figure of figures) {
    showValues(figure);
    showReadings(figure);
    for (const event of ["pointerenter", "focusin"]) {
      figure.addEventListener(event, () => enliven(figure), { once: true });
    }
  }
  if (document.readyState === "complete") watch(); else window.addEventListener("load", watch);
})();
