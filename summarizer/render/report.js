"use strict";
(() => {
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const byId = (id) => document.getElementById(id);
  const wide = matchMedia("(min-width: 60rem)");
  const many = document.body.classList.contains("many");
  const tip = byId("tip");
  const views = all(".view");
  const pages = views.filter((view) => !many || view.id !== "index");
  const search = byId("search");
  const places = new Map(); // of a view: the words in the document by the item that rests on them
  const kinds = ["meeting", "commitment", "ask", "concern", "outcome", "own0", "own1", "own2", "own3", "own4", "own5", "point"];
  const kind = (item) => kinds.find((each) => item.classList.contains(each));
  const itemsOf = (word) => (word.dataset.items || word.hash.slice(1)).split(" "); // a lone one is linked to
  let touched = false;
  let marks = 0;

  const words = (view, id) => {
    if (!places.has(view)) {
      const found = new Map();
      for (const word of all(".ev", view))
        for (const item of itemsOf(word))
          found.has(item) ? found.get(item).push(word) : found.set(item, [word]);
      places.set(view, found);
    }
    return places.get(view).get(id) || [];
  };

  // Which document is shown, and what in it.
  let shown = null;
  const open = (view) => {
    if (view === shown) return;
    shown = view;
    addVerbs(view);
    for (const each of views) each.classList.toggle("on", each === view);
    const at = pages.indexOf(view);
    document.body.classList.toggle("reading", at >= 0);
    if (many && at >= 0) {
      turn(".prev", pages[at - 1]);
      turn(".next", pages[at + 1]);
    }
    for (const link of all(".label, .overview a", view)) link.title = "Show the evidence";
    scrollTo(0, 0);
    if (search.value || view.querySelector(".off, .card[hidden], [data-find][hidden]")) look();
    else say("");
  };
  const turn = (name, page) => {
    const link = document.querySelector(name);
    link.hidden = !page;
    if (page) link.href = "#" + page.id;
  };
  const mark = (view, item, anchor) => {
    marks += 1;
    for (const each of all(".active")) each.classList.remove("active");
    if (!item) return;
    item.classList.add("active");
    for (const word of words(view, item.id)) {
      word.classList.add("active");
      word.dataset.as = kind(item); // in its colour, whatever else rests on them
    }
    if (item.hidden) {
      item.hidden = false; // asked for by name, it is shown, whatever the filters say
      count(view);
    }
    if (anchor) {
      const word = anchor.closest(".ev");
      if (wide.matches && !inView(item)) reveal(item);
      reveal(word);
      word.focus({ preventScroll: true });
      hide();
    } else {
      const first = words(view, item.id)[0];
      if (first && wide.matches) reveal(first);
      reveal(item);
      item.tabIndex = -1;
      item.focus({ preventScroll: true });
    }
  };
  const inView = (element) => {
    const box = element.getBoundingClientRect();
    return box.bottom > 0 && box.top < innerHeight;
  };
  const reveal = (element) => {
    for (let fold = element.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
    const mine = marks;
    const settle = (frames) => {
      if (mine !== marks) return; // another is asked for meanwhile
      element.scrollIntoView({ block: wide.matches ? "center" : "start" });
      if (frames) requestAnimationFrame(() => settle(frames - 1)); // what is drawn only now has its true height
    };
    settle(4);
  };
  for (const input of ["wheel", "touchmove", "pointerdown", "keydown"]) // who scrolls on is not held back
    addEventListener(input, () => (marks += 1), { passive: true, capture: true });
  const route = () => {
    const target = byId(location.hash.slice(1)); // our own names need no decoding
    const view = (target && target.closest(".view")) || views[0];
    open(view);
    hide();
    if (!target || target === view) return mark(view, null);
    const evidence = /^(d\d+-[a-z]\d+)-e\d+$/.exec(target.id);
    if (evidence) return mark(view, byId(evidence[1]), target);
    if (target.matches(".card, .point")) return mark(view, target);
    target.scrollIntoView();
    target.focus({ preventScroll: true });
  };

  // What stands behind highlighted words, on hover, focus or tap.
  const show = (word, pinned) => {
    const items = itemsOf(word).map(byId);
    const cards = items.filter((item) => item.matches(".card"));
    const listed = (cards.length ? cards : items).slice(0, pinned ? items.length : 2);
    tip.replaceChildren(...listed.map(told));
    if (cards.length > listed.length) {
      const more = document.createElement("div");
      more.textContent = `and ${cards.length - listed.length} more on these words`;
      tip.append(more);
    }
    tip.classList.toggle("pinned", pinned);
    tip.setAttribute("role", pinned ? "dialog" : "tooltip");
    tip.setAttribute("aria-label", "What rests on these words");
    tip.hidden = false;
    tip.style.left = tip.style.top = "";
    if (pinned) {
      tip.append(taps(word, cards.length ? cards : items.slice(0, 1)));
      tip.querySelector("button").focus({ preventScroll: true });
      return;
    }
    word.setAttribute("aria-describedby", "tip");
    place(word);
  };
  const place = (word) => {
    const box = word.getClientRects()[0] || word.getBoundingClientRect();
    const below = box.bottom + 8 + tip.offsetHeight < innerHeight;
    tip.style.left = Math.max(12, Math.min(box.left, innerWidth - tip.offsetWidth - 12)) + "px";
    tip.style.top = Math.max(8, below ? box.bottom + 8 : box.top - tip.offsetHeight - 8) + "px";
  };
  const told = (item) => {
    const box = document.createElement("div");
    box.className = kind(item);
    if (!item.matches(".card")) box.dir = "auto";
    const parts = item.matches(".card") ? all(".head, .what, .facts, .said", item) : [item.firstElementChild];
    for (const part of parts) {
      const copy = part.cloneNode(true);
      for (const link of all("a", copy)) link.replaceWith(...link.childNodes);
      box.append(copy);
    }
    return box;
  };
  const taps = (word, items) => {
    const row = document.createElement("div");
    row.className = "tap";
    const button = (name, act) => {
      const made = document.createElement("button");
      made.type = "button";
      made.textContent = name;
      made.addEventListener("click", act);
      row.append(made);
    };
    for (const item of items)
      button(items.length > 1 ? `Show ${item.querySelector(".label").textContent}` : "Show the item", () => go("#" + item.id));
    button("Close", () => (hide(), word.focus({ preventScroll: true })));
    return row;
  };
  const hide = () => {
    if (tip.hidden) return;
    tip.hidden = true;
    for (const word of all("[aria-describedby=tip]")) word.removeAttribute("aria-describedby");
  };
  const go = (hash) => {
    if (location.hash !== hash) history.pushState(null, "", hash);
    route(); // at once, and without the browser's own jump
  };

  // Words lead back to the item that led to them; where the item is open already, to their next one.
  const back = (word) => {
    const items = itemsOf(word).filter((id) => !byId(id).hidden);
    const item = document.querySelector(".card.active, .point.active");
    const at = item ? items.indexOf(item.id) : -1;
    if (at < 0) return items.length ? "#" + items[0] : word.hash;
    return "#" + items[location.hash.startsWith(`#${item.id}-e`) ? at : (at + 1) % items.length];
  };

  // Filters and search. What verbs there are, the cards tell: several hundred documents would repeat it.
  const addVerbs = (view) => {
    const reset = view.querySelector(".choices [type=reset]");
    if (!reset || reset.form.force) return;
    const badges = all(":is(.card.commitment, .card.ask) .badge", view);
    const found = [...new Set(badges.map((badge) => badge.textContent))].sort();
    if (found.length < 2) return;
    const verbs = document.createElement("select");
    verbs.name = "force";
    verbs.setAttribute("aria-label", "Verb");
    verbs.append(new Option("All verbs", ""), ...found.map((verb) => new Option(verb, verb)));
    reset.before(verbs);
  };
  const sift = (view) => {
    const form = view.querySelector(".filters");
    const types = new Set(all("[name=type]:checked", form).map((box) => box.value));
    const party = form.party ? form.party.value : "";
    const voice = form.voice ? form.voice.value : "";
    const made = form.made ? form.made.value : "";
    const force = form.force ? form.force.value : "";
    const sought = folded(search.value);
    const has = (list, value) => !value || list.split(" ").includes(value);
    for (const card of all(".card", view)) {
      const { parties, voices } = card.dataset;
      const days = !made || card.dataset.made === made;
      const forced = !force || card.querySelector(".badge").textContent === force;
      const fits = types.has(card.dataset.type || kind(card)) && has(parties, party) && has(voices, voice) && days && forced;
      card.hidden = !fits || !text(card).includes(sought);
    }
    for (const word of all(".ev", view)) {
      const left = itemsOf(word).map(byId).filter((item) => !item.hidden);
      word.classList.toggle("off", !left.length);
      word.classList.remove(...kinds);
      word.classList.add(left.length ? kind(left[0]) : "point");
    }
    form.querySelector("[type=reset]").hidden = !(party || voice || made || force || types.size < all("[name=type]", form).length);
    count(view);
  };
  const count = (view) => {
    for (const section of all(".cards", view)) {
      const inside = all(".card", section);
      section.classList.toggle("none", inside.length > 0 && inside.every((card) => card.hidden));
    }
    const cards = all(".card", view);
    const left = cards.filter((card) => !card.hidden).length;
    const body = view.querySelector(".body");
    const elsewhere = !left && body && search.value && text(body.parentElement).includes(folded(search.value));
    say(left < cards.length ? `${left} of ${cards.length} items${elsewhere ? "; the document has these words" : ""}` : "");
  };
  const texts = new WeakMap();
  // "peru" finds "Perú", and words are found over the ends of lines.
  const folded = (string) =>
    string.normalize("NFKD").replace(/\p{M}+/gu, "").replace(/[‘’]/g, "'").replace(/\s+/g, " ").trim().toLowerCase();
  const text = (element) => {
    if (!texts.has(element)) texts.set(element, folded(element.textContent));
    return texts.get(element);
  };
  // Whether a row was made in the days asked for; what has no day is in none.
  const within = (row, from, to) => {
    const [first, last = first] = (row.dataset.made || "").split(" ");
    return (!from && !to) || (!!first && (!to || first <= to) && (!from || last >= from));
  };
  const pick = (index) => {
    const sought = folded(search.value);
    const form = index.querySelector(".filters");
    const [from, to] = form ? [form.from.value, form.to.value] : ["", ""];
    if (form) form.querySelector("[type=reset]").hidden = !(from || to);
    let documents = 0, rows = 0;
    for (const row of all("[data-find]", index)) {
      const view = row.dataset.view;
      const named = !sought || text(row).includes(sought) || (!!view && text(byId(view)).includes(sought));
      const fits = named && (!row.closest("[data-group]") || within(row, from, to));
      row.hidden = !fits;
      if (view) documents += fits;
      else rows += fits;
    }
    for (const group of all("[data-group]", index)) {
      const named = text(group.querySelector("summary")).includes(sought);
      if (named && sought) for (const row of all("[data-find]", group)) row.hidden = !within(row, from, to);
      const left = all("tr[data-find]:not([hidden])", group);
      group.hidden = !left.length;
      for (const table of all("table", group)) table.hidden = !table.querySelector("tr[data-find]:not([hidden])");
      if (sought || from || to) group.open = true;
    }
    for (const month of all(".month", index)) month.hidden = !month.querySelector("li:not([hidden])");
    say(sought || from || to ? `${documents} of ${pages.length} documents, ${rows} ${rows === 1 ? "row" : "rows"}` : "");
  };
  const say = (found) => (document.querySelector(".found").textContent = found);
  const look = () => (shown.id === "index" ? pick(shown) : sift(shown));

  // What is folded is printed all the same.
  const folds = () => all("details:not([open])", shown);
  addEventListener("beforeprint", () => folds().forEach((fold) => (fold.open = fold.dataset.shut = true)));
  addEventListener("afterprint", () => {
    for (const fold of all("[data-shut]")) {
      fold.open = false;
      delete fold.dataset.shut;
    }
  });

  let soon, hovered;
  search.addEventListener("input", () => {
    clearTimeout(soon);
    soon = setTimeout(look, 120);
  });
  document.addEventListener("change", (event) => event.target.closest(".filters") && look());
  document.addEventListener("submit", (event) => event.preventDefault());
  addEventListener("popstate", route);
  document.addEventListener("pointerdown", (event) => {
    touched = event.pointerType === "touch";
    if (!event.target.closest("#tip")) hide();
  });
  document.addEventListener("click", (event) => {
    if (event.target.matches("[type=reset]")) {
      event.preventDefault();
      event.target.form.reset();
      look();
    }
    const link = event.target.closest("a[href^='#']");
    if (!link) return;
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    if (touched && link.matches(".ev")) show(link, true);
    else go(link.matches(".ev") ? back(link) : link.hash);
  });
  document.addEventListener("mouseover", (event) => {
    if (touched) return;
    const word = event.target.closest(".ev");
    clearTimeout(hovered);
    hide();
    if (word) hovered = setTimeout(() => show(word, false), 120); // not while it only passes
  });
  document.addEventListener("focusin", (event) => {
    if (event.target.matches(".ev:focus-visible") && !touched) show(event.target, false);
    else if (!event.target.closest("#tip")) hide();
  });
  document.addEventListener("scroll", () => {
    if (tip.hidden || tip.classList.contains("pinned")) return;
    const word = document.activeElement;
    if (word.getAttribute("aria-describedby") === "tip") place(word); // focus itself scrolls
    else hide();
  }, true);
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      hide();
      mark(null, null);
      return;
    }
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const card = event.target.closest(".card");
    if (!step || !card) return;
    const cards = all(".view.on .card:not([hidden])");
    const next = cards[cards.indexOf(card) + step];
    if (!next) return;
    event.preventDefault();
    history.replaceState(null, "", "#" + next.id);
    mark(next.closest(".view"), next);
  });
  route();
  addEventListener("load", () => location.hash && route()); // after the browser's own jump
})();
