/* The ledger: filters of its table, and a form that judges another statement by the rules of evbook.claims (stated.py,
   verdict.py, trial.py), with the same words. A classic script, so that the page also works from a file. */
(function () {
  "use strict";
  const ledger = document.querySelector(".ev-ledger");
  if (!ledger) return;
  const hedges = ["about", "around", "roughly", "approximately", "some", "circa"];
  const above = ["exceeds", "more than", "over", "above"], justAbove = ["just over", "just above"];
  const below = ["less than", "under", "below", "fewer than"], justBelow = ["just under", "just below"];
  const atLeast = ["at least", "or more"], atMost = ["up to", "at most", "or less", "or fewer", "top"];
  const unitOfGap = { percent: "points", year: "years", rank: "ranks" };
  const number = /\d+(?:[ ,\u00a0\u202f]\d{3}(?!\d))*(?:\.\d+)?|\.\d+/g;
  const aboutYears = 1, decimalsOfWord = 1, truth = ["yes", "no"];

  /* Halves are rounded away from zero, as toFixed does it. */
  function shown(value, decimals) {
    const [whole, part = ""] = Math.abs(value).toFixed(decimals).split(".");
    const digits = part.replace(/0+$/, "");
    const text = whole.replace(/\B(?=(\d{3})+$)/g, ",") + (digits ? "." + digits : "");
    return (value < 0 && text !== "0" ? "−" : "") + text;
  }

  /* A year without separators and decimals; Python rounds its halves to the even one. */
  function inUnit(value, decimals, unit) {
    if (unit !== "year") return shown(value, decimals);
    const below = Math.floor(value);
    return String(value - below === 0.5 ? below + Math.abs(below % 2) : Math.round(value));
  }

  const plain = (printed) => printed.replace(/[ ,\u00a0\u202f]/g, "").replace("−", "-");
  const decimalsIn = (printed) => (printed.split(".")[1] || "").length;
  const says = (said, words) => words.some((word) => new RegExp("\\b" + word + "\\b").test(said));

  /* A sign belongs to a number only where no digit stands before it. */
  function printedIn(text) {
    return [...text.matchAll(number)].map((hit) => {
      const sign = text[hit.index - 1], before = text[hit.index - 2] || "";
      return (sign === "-" || sign === "−") && !/\d/.test(before) ? sign + hit[0] : hit[0];
    });
  }

  const tidy = (value) => Number(value.toFixed(9));

  function spanOf(printed, said, unit, rule) {
    const value = Number(plain(printed)), half = unit === "year" ? 0 : 0.5 * 10 ** -decimalsIn(printed);
    const about = Math.max(half, unit === "year" ? aboutYears : Math.abs(value) * rule.about / 100);
    if (says(said, justAbove)) return { low: value, high: value + about, openLow: true };
    if (says(said, justBelow)) return { low: value - about, high: value, openHigh: true };
    if (says(said, above)) return { low: value, high: null, openLow: true };
    if (says(said, below)) return { low: null, high: value, openHigh: true };
    const far = says(said, hedges) ? about : half;
    return { low: says(said, atMost) ? null : tidy(value - far), high: says(said, atLeast) ? null : tidy(value + far) };
  }

  function hull(spans) {
    const lows = spans.map((each) => each.low), highs = spans.map((each) => each.high);
    return { low: lows.includes(null) ? null : Math.min(...lows), high: highs.includes(null) ? null : Math.max(...highs),
      openLow: spans.some((each) => each.openLow), openHigh: spans.some((each) => each.openHigh) };
  }

  function readStated(text, unit, period, rule) {
    const printed = printedIn(text);
    if (!printed.length) return null;
    const said = " " + text.replace(/[^A-Za-z]+/g, " ").toLowerCase();
    const ends = printed.map((each) => spanOf(each, said, unit, rule));
    const levels = printed.length === 2 && (period.match(/\d{4}/g) || []).length === 2 && !/\d[-–]\d/.test(text);
    return { numbers: printed.map((each) => Number(plain(each))), ends, whole: hull(ends), unit, levels,
      decimals: Math.max(...printed.map(decimalsIn)) };
  }

  function meets(span, low, high) {
    const up = span.low === null || (span.openLow ? high > span.low : high >= span.low);
    return up && (span.high === null || (span.openHigh ? low < span.high : low <= span.high));
  }

  function words(span, decimals, unit) {
    const low = span.low === null ? null : inUnit(span.low, decimals, unit);
    const high = span.high === null ? null : inUnit(span.high, decimals, unit);
    if (low !== null && high !== null) return low === high ? low : low + " to " + high;
    if (low !== null) return (span.openLow ? "more than " : "at least ") + low;
    return (span.openHigh ? "less than " : "at most ") + high;
  }

  function tolerance(stated) {
    const spans = stated.levels ? stated.ends : [stated.whole];
    return spans.map((span) => words(span, stated.decimals + 2, stated.unit)).join(", then ");
  }

  const isWord = (stated) => typeof stated === "string";
  const decimalsOf = (stated) => (isWord(stated) ? decimalsOfWord : stated.decimals);
  const hasValue = (found) => found.measured !== null || found.low !== null;

  function bounds(found) {
    const ends = [found.low, found.measured, found.high].filter((each) => each !== null);
    return [Math.min(...ends), Math.max(...ends)];
  }

  function twoEnded(stated, found) {
    const closed = stated.whole.low !== null && stated.whole.high !== null;
    return stated.numbers.length === 2 && closed && found.low !== null && found.high !== null;
  }

  function inside(stated, found) {
    if (isWord(stated)) return String(found.measured).trim().toLowerCase() === stated.trim().toLowerCase();
    const [low, high] = bounds(found);
    if (twoEnded(stated, found)) {
      const [first, last] = [...stated.ends].sort((one, other) => (one.low || 0) - (other.low || 0));
      return meets(first, low, low) && meets(last, high, high);
    }
    return meets(stated.levels ? stated.ends[stated.ends.length - 1] : stated.whole, low, high);
  }

  function gapOf(stated, found) {
    const [low, high] = bounds(found);
    if (twoEnded(stated, found)) {
      const [least, most] = [...stated.numbers].sort((one, other) => one - other);
      return Math.abs(high - most) > Math.abs(low - least) ? [high - most, most] : [low - least, least];
    }
    const numbers = stated.levels ? stated.numbers.slice(-1) : stated.numbers;
    const pairs = numbers.flatMap((each) => [low, high].map((end) => [end - each, each]));
    return pairs.reduce((best, pair) => (Math.abs(pair[0]) < Math.abs(best[0]) ? pair : best));
  }

  function verdictOn(stated, found, rule) {
    if (!hasValue(found)) return "differs";
    if (inside(stated, found)) return found.unlike ? "consistent" : "confirmed";
    if (isWord(stated) || !found.unlike) return "differs";
    const [gap, base] = gapOf(stated, found);
    return base !== 0 && Math.abs(gap) / Math.abs(base) <= rule.sameSize / 100 ? "consistent" : "differs";
  }

  function quantity(text, unit) {
    if (unit === "percent") return text + " %";
    if (unit === "year" || unit === "") return text;
    return unit === "rank" ? "rank " + text : text + " " + unit;
  }

  function amount(found, decimals) {
    const about = [found.definition, found.year].filter((part) => part).join(", ");
    if (about && (truth.includes(found.measured) || !hasValue(found))) return about;
    return figure(found, decimals + 1) + (about ? " (" + about + ")" : "");
  }

  function figure(found, decimals) {
    if (isWord(found.measured)) return found.measured;
    return quantity([...new Set(bounds(found).map((end) => inUnit(end, decimals, found.unit)))].join(" to "), found.unit);
  }

  function distance(stated, found) {
    const [gap, base] = gapOf(stated, found), unit = found.unit;
    const far = quantity(shown(Math.abs(gap), stated.decimals + 1), unitOfGap[unit] || unit);
    const share = base && !unitOfGap[unit] ? " (" + shown(100 * Math.abs(gap / base), 0) + " %)" : "";
    const [more, less] = unit === "year" ? ["later", "earlier"] : ["more", "less"];
    return far + share + " " + (gap > 0 ? more : less) + " than stated";
  }

  function reasonFor(stated, found) {
    const how = found.unlike ? "; " + found.unlike : "", fits = inside(stated, found);
    if (truth.includes(found.measured)) return (fits ? "It holds: " : "It does not hold: ") + amount(found, 0) + how + ".";
    const start = "Measured: " + amount(found, decimalsOf(stated)) + ", ";
    if (isWord(stated)) return start + (fits ? "as the document has it" : "where the document has " + stated) + how + ".";
    return start + (fits ? "and the statement holds for " + tolerance(stated) : distance(stated, found)) + how + ".";
  }

  function listed(names) {
    return [names.slice(0, -1).join(", "), ...names.slice(-1)].filter((part) => part).join(" and ");
  }

  function judge(stated, entry, rule) {
    const own = { ...entry, unlike: entry.judged_on.unlike, unit: entry.judged_on.unit };
    const others = entry.judged_on.alternatives;
    const options = hasValue(own) ? [own, ...others] : others.filter(hasValue);
    if (!options.length) {
      return ["not checkable", "No data at hand decide it; it would take " + entry.missing + "."];
    }
    const fits = options.map((each) => verdictOn(stated, each, rule) !== "differs");
    if (fits.includes(true) && fits.includes(false)) {
      const told = (wanted) => listed(
        options.filter((each, place) => fits[place] === wanted).map((each) => amount(each, decimalsOf(stated))));
      if (truth.includes(options[0].measured)) {
        return ["definition",
          "It depends on the definition. It holds: " + told(true) + ". It does not hold: " + told(false) + "."];
      }
      return ["definition", "It depends on the definition: it holds for " + told(true) + ", not for " + told(false) + "."];
    }
    return [verdictOn(stated, options[0], rule), reasonFor(stated, options[0])];
  }

  const normal = (text) => text.trim().split(/\s+/).join(" ").toLowerCase();

  function expectsWord(entry) {
    const basis = entry.judged_on, values = [entry.measured, ...basis.alternatives.map((each) => each.measured)];
    return values.some(isWord) || (basis.expected !== "" && !/\d/.test(basis.expected));
  }

  /* The verdict and the reason; null where a number is needed and the text has none. */
  function tried(entry, text) {
    if (normal(text) === normal(entry.statement)) return [entry.verdict, entry.reason];
    const basis = entry.judged_on, rule = { about: basis.about_pct, sameSize: basis.same_size_pct };
    const stated = expectsWord(entry) ? text.trim() : readStated(text.trim(), entry.unit, entry.stated ? basis.period : "", rule);
    return stated === null ? null : judge(stated, entry, rule);
  }

  function bringFormToLife(form) {
    const entries = JSON.parse(ledger.querySelector(".ev-ledger-data").textContent);
    const claim = form.elements.claim, typed = form.elements.statement;
    const told = form.querySelector(".ev-trial-told"), verdict = form.querySelector(".ev-trial-verdict");
    const reason = form.querySelector(".ev-trial-reason"), unit = form.querySelector(".ev-trial-unit");
    const chosen = () => entries[claim.selectedIndex];
    const show = () => {
      const found = typed.value.trim() ? tried(chosen(), typed.value) : null;
      verdict.textContent = found ? found[0] : "";
      verdict.dataset.verdict = found ? found[0] : "";
      reason.textContent = found ? found[1] : "Type a number, with a word such as about or more than before it if you like.";
      told.dataset.claim = chosen().id;
    };
    const take = () => {
      typed.value = chosen().statement;
      unit.textContent = chosen().stated ? chosen().unit : "";
      show();
    };
    claim.addEventListener("change", take);
    typed.addEventListener("input", show);
    form.addEventListener("submit", (event) => event.preventDefault());
    take();
    window.evbookLedger = { entries, tried };
  }

  function bringFiltersToLife(form) {
    const rows = [...ledger.querySelectorAll("tbody tr")], count = form.querySelector("output");
    const names = ["verdict", "document", "chapter"];
    const show = () => {
      let seen = 0;
      for (const row of rows) {
        row.hidden = !names.every((name) => !form.elements[name].value || form.elements[name].value === row.dataset[name]);
        if (!row.hidden) seen += 1;
      }
      count.value = seen + " of " + rows.length + " claims";
    };
    /* A link to a claim that a filter hides would lead nowhere. */
    const reveal = () => {
      const row = location.hash && document.getElementById(location.hash.slice(1));
      if (!row || !row.hidden) return;
      form.reset();
      show();
      row.scrollIntoView();
    };
    for (const name of names) form.elements[name].addEventListener("change", show);
    form.addEventListener("submit", (event) => event.preventDefault());
    window.addEventListener("hashchange", reveal);
    show();
    reveal();
  }

  bringFormToLife(ledger.querySelector(".ev-trial"));
  bringFiltersToLife(ledger.querySelector(".ev-filters"));
})();
