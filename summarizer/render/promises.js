"use strict";
(() => {
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const one = (selector, within = document) => within.querySelector(selector);
  const rows = all(".promise");
  const filters = one(".filters");
  const search = one("#search");
  const decided = one(".decided");
  const said = one(".found");

  // Filters and search.
  const texts = new WeakMap();
  const folded = (string) =>
    string.normalize("NFKD").replace(/\p{M}+/gu, "").replace(/[‘’]/g, "'").replace(/\s+/g, " ").trim().toLowerCase();
  const text = (element) => {
    if (!texts.has(element)) texts.set(element, folded(element.textContent));
    return texts.get(element);
  };
  const has = (list, value) => !value || list.split(" ").includes(value);
  const isNew = (row) => !!row.dataset.new && row.dataset.new >= filters.since.value;
  const sift = () => {
    const view = filters.view.value;
    const party = filters.party ? filters.party.value : "";
    const [from, to, sought] = [filters.from.value, filters.to.value, folded(search.value)];
    let left = 0;
    for (const row of rows) {
      const { views, parties, due } = row.dataset;
      const seen = view === "new" ? isNew(row) : has(views, view);
      const days = (!from && !to) || (!!due && (!from || due >= from) && (!to || due <= to));
      row.hidden = !(seen && days && has(parties, party) && (!sought || text(row).includes(sought)));
      left += !row.hidden;
    }
    for (const group of all(".group")) {
      const shown = all(".promise:not([hidden])", group).length;
      group.hidden = !shown;
      one(".count", group).textContent = shown;
    }
    one(".chip.new b").textContent = rows.filter(isNew).length;
    one("[type=reset]", filters).hidden = !(view || party || from || to);
    if (one(".none")) one(".none").hidden = left > 0 || !rows.length;
    said.textContent = left < rows.length ? `${left} of ${rows.length} promises` : "";
  };

  // A dot leads to its mention, which is shown alone below the row: the two quotes are what was asked for.
  const open = (step) => {
    const row = step.closest(".promise");
    row.hidden = false;
    row.closest(".group").hidden = false;
    const steps = all(".step", row);
    one(".told", row).open = true;
    for (const other of steps) other.hidden = other !== step;
    for (const every of all(".every", row)) every.hidden = false;
    for (const dot of all(".line a", row)) dot.classList.toggle("active", dot.getAttribute("href") === "#" + step.id);
    step.scrollIntoView({ block: "nearest" });
  };
  const showEvery = (row) => {
    for (const step of all(".step", row)) step.hidden = false;
    for (const dot of all(".line a.active", row)) dot.classList.remove("active");
    for (const every of all(".every", row)) every.hidden = true;
  };
  const route = () => {
    const target = document.getElementById(location.hash.slice(1)); // our own names need no decoding
    if (!target) return;
    if (target.matches(".step")) open(target);
    if (target.matches("details")) target.open = true;
    target.focus({ preventScroll: target.matches(".step") });
  };

  // Decisions. The latest on one thing counts, wherever on the page it was made.
  const decisions = new Map();
  const target = ({ later, earlier }) => (earlier ? `${later}>${earlier}` : later);
  const rules = new Map();
  for (const rule of all(".rule")) {
    const key = target(rule.dataset);
    rules.has(key) ? rules.get(key).push(rule) : rules.set(key, [rule]);
  }
  // What a person says of a link or an item; null while "other" does not say what is right instead.
  const decide = (asked, ruling) => {
    const { later, earlier, type } = asked.dataset;
    const decision = { later, earlier: earlier || null, ruling };
    if (earlier) {
      decision.type = ruling === "other" ? one("[name=type]", asked).value : type;
      if (ruling === "no") delete decision.type;
      else if (!decision.type) return null;
    } else if (ruling === "other") {
      for (const field of all(".more input", asked))
        if (field.value.trim() && field.value !== field.defaultValue) decision[field.name] = field.value.trim();
      if (!decision.told && !decision.due) return null;
    }
    decision.when = new Date().toISOString();
    return decision;
  };
  // The types that a link may have instead are on the page once, not beside each link.
  const addTypes = ({ dataset: { type } }, choice) => {
    choice.append(document.getElementById("types").content.cloneNode(true));
    one(`[value=${type}]`, choice).remove();
  };
  const rule = (asked, ruling) => {
    const key = target(asked.dataset);
    for (const same of rules.get(key)) for (const choice of all("select:empty", same)) addTypes(same, choice);
    const decision = ruling ? decide(asked, ruling) : null;
    if (decision) decisions.set(key, decision);
    else decisions.delete(key);
    for (const same of rules.get(key)) {
      for (const button of all("button", same)) button.setAttribute("aria-pressed", button.value === ruling);
      const more = one(".more", same);
      if (more) more.hidden = ruling !== "other";
      if (same === asked || !more) continue;
      for (const field of all("[name]", more)) field.value = one(`[name=${field.name}]`, asked).value;
    }
    tell();
  };
  const tell = () => {
    const count = decisions.size;
    decided.hidden = !count;
    one(".many", decided).textContent = count === 1 ? "1 decision, not yet downloaded" : `${count} decisions, not yet downloaded`;
  };
  const download = () => {
    const who = decided.who.value.trim();
    if (!who) return decided.who.focus();
    const listed = [...decisions.values()].map((decision) => ({ ...decision, who }));
    const file = new Blob([JSON.stringify(listed, null, 1) + "\n"], { type: "application/json" });
    const link = document.createElement("a");
    link.href = URL.createObjectURL(file);
    link.download = "decisions.json";
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
    kept = decisions.size && JSON.stringify(listed.map(({ who, ...rest }) => rest));
    one(".many", decided).textContent = `${listed.length} ${listed.length === 1 ? "decision" : "decisions"} in decisions.json`;
  };
  let kept = "";

  let soon;
  search.addEventListener("input", () => {
    clearTimeout(soon);
    soon = setTimeout(sift, 120);
  });
  filters.addEventListener("change", sift);
  filters.addEventListener("reset", () => setTimeout(sift));
  document.addEventListener("submit", (event) => {
    event.preventDefault();
    if (event.target === decided) download();
  });
  decided.addEventListener("reset", (event) => {
    event.preventDefault();
    for (const key of [...decisions.keys()]) rule(rules.get(key)[0], "");
  });
  document.addEventListener("click", (event) => {
    const button = event.target.closest(".rule button");
    if (button) {
      const asked = button.closest(".rule");
      rule(asked, button.getAttribute("aria-pressed") === "true" ? "" : button.value);
      const field = one(".more:not([hidden]) [name]", asked);
      if (field) field.focus();
    }
    const every = event.target.closest(".every");
    if (every) showEvery(every.closest(".promise"));
    const summary = event.target.closest(".told > summary");
    if (summary) showEvery(summary.closest(".promise"));
    const dot = event.target.closest(".line a");
    if (!dot || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    const hash = dot.getAttribute("href");
    if (dot.classList.contains("active")) {
      one(".told", dot.closest(".promise")).open = false;
      return showEvery(dot.closest(".promise"));
    }
    history.replaceState(null, "", hash);
    open(document.getElementById(hash.slice(1)));
  });
  document.addEventListener("change", (event) => {
    const asked = event.target.closest(".rule");
    if (asked) rule(asked, "other");
  });
  document.addEventListener("keydown", (event) => {
    const dot = event.target.closest(".line a");
    if (dot && event.key === " ") {
      event.preventDefault();
      dot.dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true }));
    }
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (dot && step) {
      const dots = all("a", dot.closest(".line"));
      const next = dots[dots.indexOf(dot) + step];
      if (next) next.focus();
      event.preventDefault();
    }
    const row = event.target.closest(".promise");
    if (event.key === "Escape" && row && !event.target.closest("input, select")) {
      const active = one(".line a.active", row);
      one(".told", row).open = false;
      showEvery(row);
      (active || one(".told > summary", row)).focus();
    }
  });
  addEventListener("hashchange", route);
  addEventListener("beforeunload", (event) => {
    if (decisions.size && JSON.stringify([...decisions.values()]) !== kept) event.preventDefault();
  });

  // What is folded is printed all the same.
  addEventListener("beforeprint", () => {
    for (const step of all(".step[hidden]")) step.hidden = !(step.dataset.shut = "step");
    for (const fold of all("details:not([open])")) fold.open = fold.dataset.shut = true;
  });
  addEventListener("afterprint", () => {
    for (const shut of all("[data-shut]")) {
      if (shut.dataset.shut === "step") shut.hidden = true;
      else shut.open = false;
      delete shut.dataset.shut;
    }
  });

  // The page is of one day, and says so to who opens it on another.
  const day = document.body.dataset.day;
  const today = new Date();
  const local = new Date(today - today.getTimezoneOffset() * 60000).toISOString().slice(0, 10);
  const passed = rows.filter(({ dataset: { waits, due } }) => waits === "" && due && due >= day && due < local).length;
  if (local > day && passed) {
    one(".stale").textContent = `${passed === 1 ? "A deadline has" : passed + " deadlines have"} passed since: make the page again.`;
    one(".stale").hidden = false;
  }
  sift();
  route();
})();
