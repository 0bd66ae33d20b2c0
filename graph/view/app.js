"use strict";
// The page's own script. All text from the graph reaches the page through textContent or as text on a canvas, never as
// markup. `nodes`, `edges` and `network` are global, as on a page of pyvis: they hold what is drawn.
//
//  1 data        the columns of the one block, and what is worked out from them once
//  2 state       what the reader has chosen; the address holds it
//  3 sieve       what the filters let through
//  4 picture     which shapes and lines are drawn, where, with which labels
//  5 panel       who says so: the details of a thing, a line, a path, a question
//  6 finding     search, path, questions
//  7 years       histogram and sliders
//  8 list        the same content as a table
//  9 export      PNG, SVG, CSV, Turtle, places
// 10 page        keys, theme, menus, start

var nodes = new vis.DataSet();
var edges = new vis.DataSet();
var network = null;

(function () {
  // ---- 1 data

  const data = JSON.parse(document.getElementById("graph-data").textContent);
  const T = data.texts;
  const N = data.nodes.id ? data.nodes.id.length : 0;
  const R = data.edges.id ? data.edges.id.length : 0;
  const things = data.things, relations = data.relations, cards = data.cards, claims = data.claims;
  const sentences = data.sentences;
  const from = data.edges.from || [], to = data.edges.to || [];
  const groupNames = data.groups.map(text);
  const statusNames = data.statuses.map(text);
  const group = new Uint8Array(N);
  const label = data.nodes.label || [];
  const size = data.nodes.size || [];
  const MOST = 300; // things that a neighbourhood draws at most
  const FOUND = 10; // names that a search gives
  const PASSAGES = 4; // and sentences
  const MANY = 600; // lines above which those that are not lit are not drawn behind those that are
  const SHOWN = 5; // rows of one relation in the panel, before "all"
  const OPEN_END = 9999;

  function text(place) { return T[place]; }
  function name(node) { return T[label[node]]; }
  function starts(counts) {
    const found = new Int32Array(counts.length + 1);
    for (let i = 0; i < counts.length; i++) found[i + 1] = found[i] + counts[i];
    return found;
  }
  function several(ragged) {
    const at = starts(ragged.count), all = ragged.all;
    return (row) => all.slice(at[row], at[row + 1]);
  }
  function byText(one, other) { return one < other ? -1 : one > other ? 1 : 0; }
  function inWords(term) { return term.replace(/([a-z0-9])([A-Z])/g, "$1 $2").toLowerCase(); }
  function year(place) {
    const value = parseInt(T[place].slice(0, 4), 10);
    return value > 0 ? value : 0;
  }

  const groupPlace = new Map(data.groups.map((place, number) => [place, number]));
  for (let n = 0; n < N; n++) group[n] = groupPlace.get(data.nodes.group[n]);
  const names = several(things.names), links = several(things.links), mentions = several(things.mentions);
  const evidenceOf = several(claims.evidence), speakersOf = several(claims.speakers);
  // Claims stand in one row: those of relations, then of things, then of cards.
  const ofRelation = starts(data.owners.relations);
  const ofThing = starts(data.owners.things).map((at) => at + ofRelation[R]);
  const ofCard = starts(data.owners.cards).map((at) => at + ofThing[N]);
  const C = claims.name.length;
  const opposed = new Map(); // claim -> [[other claim, reason], ...]
  claims.conflicts.forEach(([one, other, reason]) => {
    if (!opposed.has(one)) opposed.set(one, []);
    opposed.get(one).push([other, T[reason]]);
  });

  // Relations that touch a thing, and the cards that hang on it, as slices of one list each.
  function sliced(count, pairs) {
    const at = new Int32Array(count + 1);
    pairs((end) => { at[end + 1]++; });
    for (let i = 0; i < count; i++) at[i + 1] += at[i];
    const next = at.slice(), all = new Int32Array(at[count]);
    pairs((end, item) => { all[next[end]++] = item; });
    return [at, all];
  }
  const [touchAt, touchAll] = sliced(N, (put) => {
    for (let r = 0; r < R; r++) { put(from[r], r); if (to[r] !== from[r]) put(to[r], r); }
  });
  const [cardAt, cardAll] = sliced(N, (put) => {
    for (let c = 0; c < cards.owner.length; c++) put(cards.owner[c], c);
  });
  function touching(node) { return touchAll.subarray(touchAt[node], touchAt[node + 1]); }
  function hanging(node) { return cardAll.subarray(cardAt[node], cardAt[node + 1]); }
  function across(relation, node) { return from[relation] === node ? to[relation] : from[relation]; }

  // Relations between the same two things are one line: a bundle.
  const bundleOf = new Int32Array(R), bundleEnds = [], bundleRelations = [];
  (function () {
    const known = new Map();
    for (let r = 0; r < R; r++) {
      const key = Math.min(from[r], to[r]) * N + Math.max(from[r], to[r]);
      let bundle = known.get(key);
      if (bundle === undefined) {
        bundle = bundleEnds.length;
        known.set(key, bundle);
        bundleEnds.push([Math.min(from[r], to[r]), Math.max(from[r], to[r])]);
        bundleRelations.push([]);
      }
      bundleRelations[bundle].push(r);
      bundleOf[r] = bundle;
    }
  })();
  const degree = new Int32Array(N); // neighbours
  bundleEnds.forEach(([one, other]) => { if (one !== other) { degree[one]++; degree[other]++; } });

  const relationNames = [...new Set(relations.name)].sort((a, b) => (T[a] < T[b] ? -1 : 1));
  function claimsUnder(relation) {
    const card = relations.card[relation];
    return card >= 0 ? [ofCard[card], ofCard[card + 1]] : [ofRelation[relation], ofRelation[relation + 1]];
  }
  const relationSources = new Uint16Array(R);
  for (let r = 0; r < R; r++) {
    const [start, end] = claimsUnder(r);
    for (let c = start; c < end; c++) relationSources[r] = Math.max(relationSources[r], claims.sources[c]);
  }
  const thingFirst = Int16Array.from(things.first, year), thingLast = Int16Array.from(things.last, year);
  const relFirst = Int16Array.from(relations.first, year), relLast = Int16Array.from(relations.last, year);
  const cardFirst = Int16Array.from(cards.first, year), cardLast = Int16Array.from(cards.last, year);
  let firstYear = OPEN_END, lastYear = 0;
  [[thingFirst, thingLast], [relFirst, relLast], [cardFirst, cardLast]].forEach(([firsts, lasts]) => {
    for (let i = 0; i < firsts.length; i++) {
      if (firsts[i]) firstYear = Math.min(firstYear, firsts[i]);
      lastYear = Math.max(lastYear, firsts[i], lasts[i] === OPEN_END ? 0 : lasts[i]);
    }
  });
  if (!lastYear) firstYear = 0;

  // ---- 2 state

  const everything = data.opening.length === N;
  let state = fresh();
  function fresh() {
    return {
      view: "network", node: -1, bundle: -1, question: -1, row: -1, path: null, which: 0,
      groups: new Set(), statuses: new Set(), relations: new Set(), // what is left out
      least: 1, document: -1, first: firstYear, last: lastYear, undated: true,
      only: -1, more: new Set(), folded: new Set(),
    };
  }
  function key(node) { return T[things.iri[node]]; }
  let byKey = null;
  function nodeOf(iri) {
    if (!byKey) byKey = new Map(things.iri.map((place, node) => [T[place], node]));
    const found = byKey.get(iri);
    return found === undefined ? -1 : found;
  }

  function written() {
    const parts = [];
    const put = (letter, value) => parts.push(letter + "=" + encodeURIComponent(value).replace(/%2F/g, "/").replace(/%20/g, "+"));
    const list = (letter, values) => { if (values.length) put(letter, values.join("~")); };
    if (state.view !== "network") put("v", state.view);
    if (state.node >= 0) put("n", key(state.node));
    if (state.bundle >= 0) put("e", bundleEnds[state.bundle].map(key).join("~"));
    if (state.path) put("p", [key(state.path.from), key(state.path.to), state.path.most || "", state.which].join("~"));
    if (state.question >= 0) put("q", T[data.questions[state.question].name] + (state.row >= 0 ? "~" + state.row : ""));
    list("c", [...state.groups].map((g) => groupNames[g]));
    list("s", [...state.statuses].map((s) => statusNames[s]));
    list("r", [...state.relations].map((place) => T[place]));
    if (state.least > 1) put("k", state.least);
    if (state.document >= 0) put("d", T[data.documents[state.document][1]]);
    if (state.first > firstYear || state.last < lastYear) put("y", state.first + "-" + state.last);
    if (!state.undated) put("u", 0);
    if (state.only >= 0) put("o", key(state.only));
    list("x", [...state.more].map(key));
    list("f", [...state.folded].map(key));
    return parts.join("&");
  }

  function read(hash) {
    const told = fresh();
    const seen = {};
    hash.replace(/^#/, "").split("&").forEach((part) => {
      const cut = part.indexOf("=");
      if (cut < 1) return;
      try { seen[part.slice(0, cut)] = decodeURIComponent(part.slice(cut + 1).replace(/\+/g, " ")); } catch (error) { /* not ours */ }
    });
    const all = (letter) => (seen[letter] ? seen[letter].split("~") : []);
    const known = (letter) => all(letter).map(nodeOf).filter((node) => node >= 0);
    const places = (letter, list) => all(letter).map((word) => list.indexOf(word)).filter((place) => place >= 0);
    if (["time", "list"].includes(seen.v)) told.view = seen.v;
    if (seen.n) told.node = nodeOf(seen.n);
    const ends = known("e");
    if (ends.length === 2) told.bundle = bundleBetween(ends[0], ends[1]);
    told.groups = new Set(places("c", groupNames));
    told.statuses = new Set(places("s", statusNames));
    const words = relationNames.map(text);
    told.relations = new Set(places("r", words).map((place) => relationNames[place]));
    if (seen.k) told.least = Math.max(1, parseInt(seen.k, 10) || 1);
    if (seen.d) told.document = data.documents.findIndex((row) => T[row[1]] === seen.d);
    const span = /^(\d{1,4})-(\d{1,4})$/.exec(seen.y || "");
    if (span) {
      told.first = Math.min(Math.max(+span[1], firstYear), lastYear);
      told.last = Math.max(Math.min(+span[2], lastYear), told.first);
    }
    told.undated = seen.u !== "0";
    if (seen.o) told.only = nodeOf(seen.o);
    told.more = new Set(known("x"));
    told.folded = new Set(known("f"));
    const way = all("p");
    if (way.length >= 2 && nodeOf(way[0]) >= 0 && nodeOf(way[1]) >= 0) {
      told.path = { from: nodeOf(way[0]), to: nodeOf(way[1]), most: parseInt(way[2], 10) || 0 };
      told.which = parseInt(way[3], 10) || 0;
    }
    const asked = all("q");
    if (asked.length) {
      told.question = data.questions.findIndex((question) => T[question.name] === asked[0]);
      if (told.question >= 0 && asked[1]) told.row = parseInt(asked[1], 10);
      if (!(told.row >= 0 && told.question >= 0 && told.row < data.questions[told.question].things.count.length)) told.row = -1;
    }
    return told;
  }

  function bundleBetween(one, other) {
    for (const r of touching(one)) if (across(r, one) === other) return bundleOf[r];
    return -1;
  }

  // A choice is a new entry of the history; moving a slider is not.
  function remember(anew) {
    const hash = "#" + written();
    if (hash === (location.hash || "#")) return;
    try {
      if (anew) history.pushState(null, "", hash); else history.replaceState(null, "", hash);
    } catch (error) { location.hash = hash; }
  }

  function choose(change, anew) {
    Object.assign(state, change);
    remember(anew !== false);
    refresh();
  }
  const NOTHING = { node: -1, bundle: -1, question: -1, row: -1, path: null, which: 0 };

  // ---- 3 sieve

  const relationOn = new Uint8Array(R); // its own filters and both its ends let it through
  const thingOn = new Uint8Array(N);
  let drawn = new Set(); // things that may be drawn, before the filters
  let counts = { things: 0, relations: 0, drawnThings: 0, drawnRelations: 0 };

  function inYears(first, last) {
    if (!first) return state.undated;
    return first <= state.last && (last || first) >= state.first;
  }
  function event(node) { return ["Case", "Ruling", "Measure", "Grant"].includes(groupNames[group[node]]); }
  function narrowed() { return state.first > firstYear || state.last < lastYear || !state.undated; }
  function claimsFromDocument() {
    if (state.document < 0) return null;
    const found = new Uint8Array(C);
    const at = starts(claims.evidence.count);
    for (let c = 0; c < C; c++) {
      for (let i = at[c]; i < at[c + 1]; i++) {
        if (sentences.document[claims.evidence.all[i]] === state.document) { found[c] = 1; break; }
      }
    }
    return found;
  }
  function anyOf(flags, start, end) {
    for (let c = start; c < end; c++) if (flags[c]) return true;
    return false;
  }

  let sifted = "-"; // the filters for which this was worked out
  function sieve() {
    const sets = [state.groups, state.statuses, state.relations].map((set) => [...set].sort().join());
    const now = [state.first, state.last, state.undated, state.least, state.document, ...sets].join("|");
    if (now === sifted) return;
    sifted = now;
    const inDocument = claimsFromDocument();
    const timed = narrowed();
    const filtered = timed || inDocument || state.least > 1 || state.statuses.size > 0 || state.relations.size > 0;
    const may = new Uint8Array(N);
    for (let n = 0; n < N; n++) {
      may[n] = !state.groups.has(group[n]) && (!timed || (!event(n) && !thingFirst[n]) || inYears(thingFirst[n], thingLast[n])) ? 1 : 0;
    }
    thingOn.fill(0);
    counts.relations = 0;
    for (let r = 0; r < R; r++) {
      let on = may[from[r]] && may[to[r]] && !state.statuses.has(relations.status[r]) && !state.relations.has(relations.name[r]) &&
        relationSources[r] >= state.least;
      if (on && timed) on = inYears(relFirst[r], relLast[r]);
      if (on && inDocument) on = anyOf(inDocument, ...claimsUnder(r));
      relationOn[r] = on ? 1 : 0;
      if (on) { thingOn[from[r]] = thingOn[to[r]] = 1; counts.relations++; }
    }
    counts.things = 0;
    for (let n = 0; n < N; n++) {
      thingOn[n] = may[n] && (!filtered || thingOn[n] || told(n, inDocument)) ? 1 : 0;
      counts.things += thingOn[n];
    }
  }
  // Whether a thing without a relation left still has a fact or a card that the filters let through.
  function told(node, inDocument) {
    if (state.relations.size) return false;
    const passes = (c) => !state.statuses.has(claims.status[c]) && claims.sources[c] >= state.least && (!inDocument || inDocument[c]);
    for (let c = ofThing[node]; c < ofThing[node + 1]; c++) {
      if (passes(c) && inYears(thingFirst[node], thingLast[node])) return true;
    }
    return hanging(node).some((card) => {
      if (!inYears(cardFirst[card], cardLast[card])) return false;
      for (let c = ofCard[card]; c < ofCard[card + 1]; c++) if (passes(c)) return true;
      return false;
    });
  }

  function neighbours(node) {
    const found = new Set();
    for (const r of touching(node)) if (relationOn[r]) found.add(across(r, node));
    found.delete(node);
    return [...found].sort((a, b) => degree[b] - degree[a] || a - b);
  }

  function chooseDrawn() {
    const found = state.only >= 0 ? new Set([state.only, ...neighbours(state.only).slice(0, MOST - 1)]) : new Set(data.opening);
    const forced = lit();
    state.more.forEach((node) => { found.add(node); neighbours(node).slice(0, MOST).forEach((other) => found.add(other)); });
    state.folded.forEach((node) => {
      neighbours(node).forEach((other) => { if (degree[other] === 1) found.delete(other); });
    });
    if (state.only < 0 || !found.has(state.node)) {
      if (state.node >= 0 && !found.has(state.node)) {
        found.add(state.node);
        neighbours(state.node).slice(0, 40).forEach((other) => found.add(other));
      }
    }
    forced.forEach((node) => found.add(node));
    drawn = found;
  }

  // The things that a path or a question lights up.
  function lit() {
    if (state.path && ways.length) return new Set(ways[Math.min(state.which, ways.length - 1)]);
    if (state.question >= 0) {
      const rows = several(data.questions[state.question].things);
      if (state.row >= 0) return new Set(rows(state.row));
      return new Set(data.questions[state.question].things.all.slice(0, 1500));
    }
    return new Set();
  }

  // ---- 4 picture

  const X = Float64Array.from(data.nodes.x || []), Y = Float64Array.from(data.nodes.y || []);
  const TX = Float64Array.from(data.nodes.by_time_x || []), TY = Float64Array.from(data.nodes.by_time_y || []);
  const seated = new Uint8Array(N), timed = new Uint8Array(N);
  data.opening.forEach((node) => { seated[node] = timed[node] = 1; });
  const picture = document.getElementById("mynetwork");
  // The picture fills the window: turned on its side where that is upright, and drawn out the narrower way.
  const upright = picture.clientHeight > 1.3 * picture.clientWidth;
  const [drawX, drawY] = (function () {
    if (upright) for (let n = 0; n < N; n++) [X[n], Y[n]] = [Y[n], X[n]];
    const reach = (list) => data.opening.reduce(([low, high], node) => [Math.min(low, list[node]), Math.max(high, list[node])], [Infinity, -Infinity]);
    const [left, right] = reach(X), [top, bottom] = reach(Y);
    const ratio = (right - left + 1) / (bottom - top + 1), window = Math.max(80, picture.clientWidth - 190) / Math.max(80, picture.clientHeight - 90);
    const draw = ratio < window ? [Math.min(1.5, window / ratio), 1] : [1, Math.min(2.2, ratio / window)];
    if (N > 2) for (let n = 0; n < N; n++) { X[n] *= draw[0]; Y[n] *= draw[1]; }
    return N > 2 ? draw : [1, 1];
  })();
  const BOLD = 16; // names that are written across shapes, the largest first
  const LETTERS = 12; // pixels of a label on the screen
  const FONT = 'system-ui, -apple-system, "Segoe UI", "Liberation Sans", "DejaVu Sans", sans-serif';
  const colours = {};
  let rowsDrawn = new Set(), bundlesDrawn = [];
  let hot = { nodes: new Set(), bundles: new Set() }; // what is lit; all the rest is dimmed
  let labels = [], lineLabels = [], labelled = 0, labelScale = 0, grown = 1, grownFor = 0;

  function byTime() { return state.view === "time"; }
  function places() { return byTime() ? [TX, TY] : [X, Y]; }

  // Things that had no place when the page was made stand around what they were drawn for.
  function seat() {
    const taken = new Set(), [xs, ys] = places(), has = byTime() ? timed : seated;
    const wide = byTime() ? 150 : 92, high = 48;
    const box = (x, y) => Math.round(x / wide) + ":" + Math.round(y / high);
    const waiting = [];
    drawn.forEach((node) => { if (has[node]) taken.add(box(xs[node], ys[node])); else waiting.push(node); });
    if (!waiting.length) return;
    waiting.sort((a, b) => (b === state.node) - (a === state.node) || (b === state.only) - (a === state.only) || degree[b] - degree[a] || a - b);
    const bottom = data.lanes.length ? data.lanes[data.lanes.length - 1][2] : 0;
    waiting.forEach((node) => {
      let x = 0, y = 0, count = 0;
      if (byTime()) {
        const when = data.years.find((row) => T[row[0]] === String(thingFirst[node] || firstDate(node) || "")) || data.years[0];
        const lane = data.lanes.find((row) => T[row[0]] === groupNames[group[node]]);
        if (when) { x = (when[1] + when[2]) / 2; count = 1; }
        y = lane ? (lane[1] + lane[2]) / 2 : bottom + 60;
      } else {
        for (const r of touching(node)) {
          const other = across(r, node);
          if (has[other] && drawn.has(other)) { x += xs[other]; y += ys[other]; if (++count === 6) break; }
        }
        if (count) { x /= count; y /= count; }
      }
      for (let step = 0; step < 6000; step++) {
        const radius = Math.sqrt(step), turn = step * 2.399963229728653;
        const tryX = x + radius * Math.cos(turn) * wide * 0.8, tryY = y + radius * Math.sin(turn) * high * 1.3;
        const place = box(tryX, tryY);
        if (!taken.has(place)) {
          taken.add(place);
          xs[node] = Math.round(tryX);
          ys[node] = Math.round(tryY);
          has[node] = 1;
          break;
        }
      }
    });
  }
  function firstDate(node) {
    let found = 0;
    for (const r of touching(node)) if (relFirst[r] && (!found || relFirst[r] < found)) found = relFirst[r];
    return found;
  }

  // Shapes grow more slowly than the picture when the reader zooms, and lines keep their width on the screen.
  function grow() {
    const scale = network.getScale();
    if (grownFor && Math.abs(scale / grownFor - 1) < 0.01) return;
    grownFor = scale;
    grown = Math.pow(scale, scale < 1 ? -0.6 : -0.35);
    const body = network.body;
    rowsDrawn.forEach((id) => {
      const node = body.nodes[id];
      if (!node) return;
      node.options.size = radius(id);
      node.shape.width = undefined;
    });
    bundlesDrawn.forEach((bundle) => {
      const line = body.edges[bundle];
      if (!line) return;
      line.options.width = lineWidth.get(bundle) / scale;
      const pattern = data.lines[strongest(bundle)];
      line.options.dashes = pattern.length ? pattern.map((part) => part / scale) : false;
    });
  }
  function radius(node) { return Math.min(size[node] * grown, byTime() ? 19 : 18 + size[node]); }
  const lineWidth = new Map();

  // Makes a set hold these rows: what is the same stays untouched, for a shape or line is dear to make.
  function replace(set, rows, before) {
    const fresh = [], moved = [], ids = new Set();
    rows.forEach((row) => {
      ids.add(row.id);
      const old = before.get(row.id);
      if (!old) fresh.push(row);
      else if (old.x !== row.x || old.y !== row.y) moved.push({ id: row.id, x: row.x, y: row.y });
    });
    const gone = [...before.keys()].filter((id) => !ids.has(id));
    if (gone.length) set.remove(gone);
    if (moved.length) set.update(moved);
    if (fresh.length) set.add(fresh);
    before.clear();
    rows.forEach((row) => before.set(row.id, row));
  }
  const nodeRows = new Map(), lineRows = new Map();

  // A case or ruling that no source asserts has a broken border.
  function reported(node) {
    if (!["Case", "Ruling"].includes(groupNames[group[node]])) return false;
    const relationsOf = touching(node);
    if (!relationsOf.length) return false;
    for (const r of relationsOf) if (relations.status[r] < 2) return false;
    for (let c = ofThing[node]; c < ofThing[node + 1]; c++) if (claims.status[c] < 2) return false;
    return true;
  }

  function strongest(bundle) {
    let best = 9;
    bundleRelations[bundle].forEach((r) => { if (relationOn[r]) best = Math.min(best, relations.status[r]); });
    return best;
  }

  let changing = false; // nothing is painted while shapes come and go
  let stands = ""; // the filters and the layout of what is drawn
  function draw() {
    chooseDrawn();
    seat();
    const [xs, ys] = places();
    const shown = [...drawn].filter((node) => thingOn[node]);
    const now = sifted + "|" + byTime();
    if (now === stands && shown.length === rowsDrawn.size && shown.every((node) => rowsDrawn.has(node))) { light(); return; }
    stands = now;
    changing = true;
    rowsDrawn = new Set(shown);
    bundlesDrawn = [];
    const seen = new Set();
    let relationCount = 0;
    shown.forEach((node) => {
      for (const r of touching(node)) {
        const bundle = bundleOf[r];
        if (!relationOn[r] || seen.has(bundle)) continue;
        const [one, other] = bundleEnds[bundle];
        if (rowsDrawn.has(one) && rowsDrawn.has(other)) { seen.add(bundle); bundlesDrawn.push(bundle); }
      }
    });
    const lines = bundlesDrawn.map((bundle) => {
      let forth = 0, back = 0;
      bundleRelations[bundle].forEach((r) => {
        if (!relationOn[r]) return;
        if (from[r] === bundleEnds[bundle][0]) forth++; else back++;
      });
      relationCount += forth + back;
      lineWidth.set(bundle, 1.1 + Math.min(3, 0.7 * (forth + back - 1)));
      const [one, other] = bundleEnds[bundle];
      const row = forth ? { id: bundle, from: one, to: other } : { id: bundle, from: other, to: one };
      if (forth && back) row.arrows = { to: { enabled: true }, from: { enabled: true, scaleFactor: 0.5 } };
      return row;
    });
    // A line that has turned round, or lost a head, is made anew.
    const turned = lines.filter((row) => { const old = lineRows.get(row.id); return old && (old.from !== row.from || !old.arrows !== !row.arrows); });
    if (turned.length) { edges.remove(turned.map((row) => row.id)); turned.forEach((row) => lineRows.delete(row.id)); }
    replace(nodes, shown.map((node) => {
      const row = { id: node, x: xs[node], y: ys[node], group: groupNames[group[node]], size: size[node] };
      if (reported(node)) row.shapeProperties = { borderDashes: [4, 3] };
      return row;
    }), nodeRows);
    replace(edges, lines, lineRows);
    grownFor = 0;
    counts.drawnThings = shown.length;
    counts.drawnRelations = relationCount;
    changing = false;
    tell();
    light();
  }

  function tell() {
    const parts = [counts.drawnThings.toLocaleString("en") + " of " + N.toLocaleString("en") + " things and " +
      counts.drawnRelations.toLocaleString("en") + " of " + R.toLocaleString("en") + " relations drawn, from " +
      data.documents.length.toLocaleString("en") + (data.documents.length === 1 ? " document" : " documents")];
    const status = document.getElementById("status");
    if ((counts.things < N || counts.relations < R) && counts.things > counts.drawnThings) {
      parts.push("filters pass " + counts.things.toLocaleString("en") + " and " + counts.relations.toLocaleString("en"));
    }
    status.textContent = parts.join("; ") + ".";
    Object.assign(status.dataset, { things: N, relations: R, thingsPassing: counts.things, relationsPassing: counts.relations,
      thingsDrawn: counts.drawnThings, relationsDrawn: counts.drawnRelations });
  }

  // What is chosen is lit, with what it is tied to.
  function light() {
    hot = { nodes: new Set(), bundles: new Set() };
    const wanted = lit();
    if (wanted.size) {
      wanted.forEach((node) => { if (rowsDrawn.has(node)) hot.nodes.add(node); });
      if (state.path) {
        const way = ways[Math.min(state.which, ways.length - 1)] || [];
        for (let i = 1; i < way.length; i++) hot.bundles.add(bundleBetween(way[i - 1], way[i]));
      } else bundlesDrawn.forEach((bundle) => { if (bundleEnds[bundle].every((end) => hot.nodes.has(end))) hot.bundles.add(bundle); });
    }
    if (state.bundle >= 0) { hot.bundles.add(state.bundle); bundleEnds[state.bundle].forEach((end) => hot.nodes.add(end)); }
    if (state.node >= 0 && !wanted.size) {
      hot.nodes.add(state.node);
      neighbours(state.node).forEach((other) => { if (rowsDrawn.has(other)) hot.nodes.add(other); });
      for (const r of touching(state.node)) if (relationOn[r]) hot.bundles.add(bundleOf[r]);
    }
    hot.nodes.forEach((node) => { if (!rowsDrawn.has(node)) hot.nodes.delete(node); });
    labelled = 0;
  }

  // Labels keep their size on the screen. What is lit gets its label first, then the largest; a label that would cover
  // another label or a shape is left out until there is room.
  const wrapped = new Map(), widths = new Map();
  function wrap(node) {
    let lines = wrapped.get(node);
    if (lines) return lines;
    lines = [""];
    name(node).replace(/\s+/g, " ").trim().split(" ").forEach((word) => {
      const last = lines[lines.length - 1];
      if (last && last.length + 1 + word.length > 24) lines.push(word); else lines[lines.length - 1] = (last + " " + word).trim();
    });
    lines = lines.map((line) => (line.length > 30 ? line.slice(0, 29) + "…" : line));
    if (lines.length > 3) lines = [lines[0], lines[1], lines[2].slice(0, 25) + " …"];
    wrapped.set(node, lines);
    return lines;
  }
  function width(ctx, line) {
    let found = widths.get(line);
    if (found === undefined) {
      found = ctx.measureText(line).width;
      widths.set(line, found);
    }
    return found;
  }

  function bundleWords(bundle) {
    const said = [...new Set(bundleRelations[bundle].filter((r) => relationOn[r]).map((r) => short(r)))];
    if (!said.length) return "";
    return said.length > 2 ? said[0] + " +" + (said.length - 1) : said.join(" · ");
  }
  function short(relation) {
    const word = relations.text[relation] && T[relations.name[relation]] !== "speaksOf" ? T[relations.text[relation]] : inWords(T[relations.name[relation]]);
    return word.length > 26 ? word.slice(0, 25) + "…" : word;
  }

  function settle(ctx, scale) {
    labelled = 1;
    labelScale = scale;
    ctx.save();
    ctx.setTransform(1, 0, 0, 1, 0, 0);
    ctx.font = LETTERS + "px " + FONT;
    const body = network.body.nodes;
    const CELL = 64, grid = new Map();
    const cells = (box, visit) => {
      for (let i = Math.floor(box[0] / CELL); i <= Math.floor(box[2] / CELL); i++) {
        for (let j = Math.floor(box[1] / CELL); j <= Math.floor(box[3] / CELL); j++) if (visit(i * 100003 + j)) return true;
      }
      return false;
    };
    const put = (box) => cells(box, (cell) => { if (!grid.has(cell)) grid.set(cell, []); grid.get(cell).push(box); });
    const clash = (box, own, bold) => cells(box, (cell) => (grid.get(cell) || []).some((other) => other[4] !== own && !(bold && other[5]) &&
      box[0] < other[2] && other[0] < box[2] && box[1] < other[3] && other[1] < box[3]));
    const ids = [...rowsDrawn];
    ids.forEach((id) => {
      const x = body[id].x * scale, y = body[id].y * scale, half = radius(id) * scale * 0.8;
      put([x - half, y - half, x + half, y + half, id, true]);
    });
    const middle = network.getViewPosition(), halfWide = picture.clientWidth / 2, halfHigh = picture.clientHeight / 2;
    const sight = [middle.x * scale - halfWide, middle.y * scale - halfHigh, middle.x * scale + halfWide, middle.y * scale + halfHigh];
    const dimmed = hot.nodes.size > 0;
    ids.sort((a, b) => (hot.nodes.has(b) - hot.nodes.has(a)) || (b === state.node) - (a === state.node) || size[b] - size[a] || degree[b] - degree[a] || a - b);
    labels = [];
    let rank = 0; // the largest get their labels even where a shape lies below
    for (const id of ids) {
      const warm = hot.nodes.has(id);
      if (dimmed && !warm) continue;
      rank++;
      const whole = wrap(id), lines = warm || whole.length < 3 ? whole : [whole[0], whole[1] + " …"];
      const wide = Math.max(...lines.map((line) => width(ctx, line))), high = lines.length * (LETTERS + 2);
      const x = body[id].x * scale, y = body[id].y * scale, gap = radius(id) * scale + 3;
      const below = [x - wide / 2, y + gap], aside = [x + gap, y - high / 2];
      const spots = byTime() ? [aside, below] : [below, aside, [x - gap - wide, y - high / 2], [x - wide / 2, y - gap - high]];
      const inSight = x > sight[0] && x < sight[2] && y > sight[1] && y < sight[3];
      const near = inSight ? spots.filter(([left, top]) => left > sight[0] && left + wide < sight[2] && top > sight[1] && top + high < sight[3]) : spots;
      const fits = (bold) => near.find(([left, top]) => !clash([left - 2, top, left + wide + 2, top + high], id, bold));
      const bold = warm ? hot.nodes.size < 30 : rank <= BOLD && lines.length < 2 && !byTime();
      const spot = fits(false) || (bold ? fits(true) : null) || (id === state.node ? spots[0] : null);
      if (!spot) continue;
      put([spot[0] - 2, spot[1], spot[0] + wide + 2, spot[1] + high, id]);
      labels.push({ id, lines, wide, dx: spot[0] - x, dy: spot[1] - y, warm });
    }
    lineLabels = [];
    const chosen = hot.bundles.size ? bundlesDrawn.filter((bundle) => hot.bundles.has(bundle)) : (scale > 0.95 && !dimmed && !byTime() ? bundlesDrawn : []);
    for (const bundle of chosen) {
      const [one, other] = bundleEnds[bundle].map((end) => body[end]);
      if (!one || !other) continue;
      const dx = (other.x - one.x) * scale, dy = (other.y - one.y) * scale, far = Math.hypot(dx, dy);
      const words = bundleWords(bundle), wide = width(ctx, words) * 0.9;
      if (far < wide + (radius(bundleEnds[bundle][0]) + radius(bundleEnds[bundle][1])) * scale + 14) continue;
      let angle = Math.atan2(dy, dx);
      if (angle > Math.PI / 2) angle -= Math.PI; else if (angle < -Math.PI / 2) angle += Math.PI;
      const x = (one.x + other.x) / 2 * scale, y = (one.y + other.y) / 2 * scale;
      const steps = Math.max(1, Math.ceil(wide / 18)), boxes = [];
      for (let i = 0; i <= steps; i++) {
        const at = (i / steps - 0.5) * wide;
        const cx = x + Math.cos(angle) * at, cy = y + Math.sin(angle) * at;
        boxes.push([cx - 8, cy - 7, cx + 8, cy + 7, "line" + bundle]);
      }
      if (boxes.some((box) => clash(box, "line" + bundle))) continue;
      boxes.forEach(put);
      lineLabels.push({ bundle, words, angle });
    }
    ctx.restore();
  }

  function theme() {
    const style = getComputedStyle(document.documentElement);
    ["page", "ink", "soft", "edge", "accent", "line", "raised"].forEach((part) => { colours[part] = style.getPropertyValue("--" + part).trim(); });
  }

  function paintLabels(ctx, scale) {
    const body = network.body.nodes;
    ctx.textBaseline = "top";
    ctx.textAlign = "left";
    ctx.lineJoin = "round";
    ctx.strokeStyle = colours.page;
    ctx.fillStyle = colours.soft;
    ctx.font = (LETTERS * 0.9) / scale + "px " + FONT;
    ctx.lineWidth = 3.5 / scale;
    lineLabels.forEach((one) => {
      const [a, b] = bundleEnds[one.bundle].map((end) => body[end]);
      if (!a || !b) return;
      ctx.save();
      ctx.translate((a.x + b.x) / 2, (a.y + b.y) / 2);
      ctx.rotate(one.angle);
      ctx.textAlign = "center";
      ctx.textBaseline = "middle";
      ctx.strokeText(one.words, 0, 0);
      ctx.fillText(one.words, 0, 0);
      ctx.restore();
    });
    ctx.lineWidth = 4 / scale;
    ctx.fillStyle = colours.ink;
    labels.forEach((one) => {
      const node = body[one.id];
      if (!node) return;
      ctx.font = (one.id === state.node ? "600 " : "") + LETTERS / scale + "px " + FONT;
      one.lines.forEach((line, number) => {
        const x = node.x + (one.dx + (one.dy > 0 || one.dy < -LETTERS * 3 ? (one.wide - width(ctx, line)) / 2 : 0)) / scale;
        const y = node.y + (one.dy + number * (LETTERS + 2)) / scale;
        ctx.strokeText(line, x, y);
        ctx.fillText(line, x, y);
      });
    });
  }

  function veil(ctx) {
    ctx.save();
    ctx.setTransform(1, 0, 0, 1, 0, 0);
    ctx.globalAlpha = 0.82;
    ctx.fillStyle = colours.page;
    ctx.fillRect(0, 0, ctx.canvas.width, ctx.canvas.height);
    ctx.restore();
    hot.bundles.forEach((bundle) => {
      const line = network.body.edges[bundle];
      if (byTime() && line) { // where lines are faint, those that are lit are not
        const [one, other] = bundleEnds[bundle].map((end) => network.body.nodes[end]);
        ctx.beginPath();
        ctx.moveTo(one.x, one.y);
        ctx.lineTo(other.x, other.y);
        ctx.setLineDash(line.options.dashes || []);
        ctx.lineWidth = line.options.width;
        ctx.strokeStyle = colours.soft;
        ctx.stroke();
        ctx.setLineDash([]);
        return;
      }
      if (line && line.connected) { line.draw(ctx); if (line.drawArrows) line.drawArrows(ctx); }
    });
    hot.nodes.forEach((id) => { const node = network.body.nodes[id]; if (node) node.draw(ctx); });
  }

  function paint(ctx) {
    if (linesAside) { network.body.edgeIndices = linesAside; linesAside = null; }
    if (changing) return;
    const scale = network.getScale();
    if (!labelled || Math.abs(scale / labelScale - 1) > 0.015) settle(ctx, scale);
    if (hot.nodes.size) veil(ctx);
    const chosen = network.body.nodes[state.node];
    if (chosen) {
      ctx.beginPath();
      ctx.arc(chosen.x, chosen.y, radius(state.node) + 5 / scale, 0, 7);
      ctx.lineWidth = 3 / scale;
      ctx.strokeStyle = colours.accent;
      ctx.stroke();
    }
    paintLabels(ctx, scale);
  }

  // The years from left to right, and the lanes from top to bottom.
  let linesAside = null; // all lines, while those that the veil would cover are left out
  function paintYears(ctx) {
    if (changing) return;
    if (hot.nodes.size && bundlesDrawn.length > MANY) { linesAside = network.body.edgeIndices; network.body.edgeIndices = []; }
    grow();
    if (!byTime() || !data.years.length || !data.lanes.length) return;
    const scale = network.getScale();
    const top = data.lanes[0][1] - 18, bottom = data.lanes[data.lanes.length - 1][2] + 8;
    const left = data.years[0][1], right = data.years[data.years.length - 1][2];
    ctx.textBaseline = "bottom";
    ctx.textAlign = "center";
    let free = -Infinity;
    data.years.forEach(([word, start, end], number) => {
      ctx.fillStyle = colours.raised;
      if (number % 2 === 0) ctx.fillRect(start - 14, top, end - start + 28, bottom - top);
      ctx.fillStyle = colours.ink;
      ctx.font = "600 " + 13 / scale + "px " + FONT;
      const words = T[word] || "undated", middle = (start + end) / 2, half = ctx.measureText(words).width / 2 + 3 / scale;
      if (middle - half < free) return;
      ctx.fillText(words, middle, top - 4 / scale);
      free = middle + half;
    });
    ctx.textAlign = "left";
    ctx.textBaseline = "top";
    data.lanes.forEach(([word, start, end]) => {
      ctx.strokeStyle = colours.line;
      ctx.lineWidth = 1 / scale;
      ctx.beginPath();
      ctx.moveTo(left - 10, end + 14);
      ctx.lineTo(right + 10, end + 14);
      ctx.stroke();
      ctx.fillStyle = colours.soft;
      ctx.font = 11 / scale + "px " + FONT;
      ctx.textAlign = "right";
      ctx.textBaseline = "middle";
      ctx.fillText(T[data.plurals[groupNames.indexOf(T[word])]], left - 14 - 6 / scale, (start + end) / 2);
    });
  }

  function fit() {
    if (!rowsDrawn.size) return;
    const body = network.body.nodes;
    let left = Infinity, right = -Infinity, top = Infinity, bottom = -Infinity;
    const wanted = hot.nodes.size > 1 && (state.path || state.question >= 0) ? hot.nodes : rowsDrawn;
    wanted.forEach((id) => {
      left = Math.min(left, body[id].x - size[id]);
      right = Math.max(right, body[id].x + size[id]);
      top = Math.min(top, body[id].y - size[id]);
      bottom = Math.max(bottom, body[id].y + size[id]);
    });
    // Room in pixels for labels at the edges; the timeline has its lanes' names on the left and its years above.
    const roomy = picture.clientWidth > 600, edge = byTime() ? [90, 30, roomy ? 150 : 40, 16] : roomy ? [90, 30, 100, 46] : [44, 40, 44, 34];
    const wide = Math.max(40, picture.clientWidth - edge[0] - edge[2]), high = Math.max(40, picture.clientHeight - edge[1] - edge[3]);
    const scale = Math.max(0.02, Math.min(1.4, wide / Math.max(1, right - left), high / Math.max(1, bottom - top)));
    network.moveTo({ scale, position: { x: (left + right) / 2 + (edge[2] - edge[0]) / 2 / scale, y: (top + bottom) / 2 + (edge[3] - edge[1]) / 2 / scale } });
    labelled = 0;
  }

  // Brings a thing into sight, if it is not; motion only for readers who have not asked for less of it.
  const still = matchMedia("(prefers-reduced-motion: reduce)");
  function sight(id) {
    const body = network.body.nodes, node = body[id];
    if (!node || state.view === "list") return;
    const covered = narrow() ? 0.5 * picture.clientHeight : 0, high = picture.clientHeight - covered, wide = picture.clientWidth;
    const at = network.canvasToDOM({ x: node.x, y: node.y }), now = network.getScale();
    if (now > 0.4 && at.x > 60 && at.y > 40 && at.x < wide - 60 && at.y < high - 40) return;
    // What it is tied to comes with it, if it can be read then.
    let [left, right, top, bottom] = [node.x, node.x, node.y, node.y];
    hot.nodes.forEach((other) => {
      left = Math.min(left, body[other].x);
      right = Math.max(right, body[other].x);
      top = Math.min(top, body[other].y);
      bottom = Math.max(bottom, body[other].y);
    });
    let scale = Math.min(1.1, (wide - 220) / (right - left + 1), (high - 120) / (bottom - top + 1)), middle = { x: (left + right) / 2, y: (top + bottom) / 2 };
    if (scale < 0.45) { scale = Math.max(0.6, now); middle = { x: node.x, y: node.y }; }
    network.moveTo({ position: middle, scale, offset: { x: 0, y: -covered / 2 }, animation: still.matches ? false : { duration: 220, easingFunction: "easeInOutQuad" } });
  }

  let wide = "", faded = false;
  // The picture is drawn once for all that changes, not once for each change.
  function refresh() {
    network.body.emitter.emit("_blockRedraw");
    renew();
    network.body.emitter.emit("_allowRedraw");
    if (state.view !== "list") network.body.emitter.emit("_requestRedraw");
  }
  function renew() {
    sieve();
    findWays();
    draw();
    boxes();
    panel();
    if (faded !== byTime()) { faded = byTime(); network.setOptions({ edges: { color: lineColour() } }); }
    const view = [state.view, state.only, state.question, state.row, state.which, state.path ? state.path.from + "-" + state.path.to : ""].join();
    const list = state.view === "list";
    picture.hidden = list;
    document.getElementById("zoom").hidden = list;
    document.getElementById("list").hidden = !list;
    if (list) table();
    else if (view !== wide) fit();
    wide = view;
    banner();
  }

  function banner() {
    const box = document.getElementById("now");
    box.replaceChildren();
    box.hidden = state.only < 0 || state.view === "list";
    if (state.only >= 0) {
      const rest = neighbours(state.only).length - (MOST - 1);
      box.append("Only " + name(state.only) + " and direct ties" + (rest > 0 ? " (" + rest + " more not drawn)" : ""),
        button("Show all again", () => choose({ only: -1 })));
    }
  }

  // ---- 5 panel

  function make(tag, kind, words) {
    const element = document.createElement(tag);
    if (kind) element.className = kind;
    if (words !== undefined) element.textContent = words;
    return element;
  }
  function button(words, act, kind) {
    const element = make("button", kind || "", words);
    element.type = "button";
    element.addEventListener("click", act);
    return element;
  }
  const SVG = "http://www.w3.org/2000/svg";
  function glyph(node) {
    const box = document.querySelector('#legend input[data-group="' + groupNames[group[node]] + '"] + svg');
    const copy = box ? box.cloneNode(true) : document.createElementNS(SVG, "svg");
    copy.setAttribute("class", "glyph");
    copy.setAttribute("width", 15);
    copy.setAttribute("height", 15);
    return copy;
  }
  function thing(node) { return button(name(node), () => show(node), "thing"); }
  function show(node, still) { choose({ ...NOTHING, node }); opened(); if (!still) sight(node); }
  function showBundle(bundle) { choose({ ...NOTHING, bundle }); opened(); }
  function opened() {
    const box = document.getElementById("panel");
    box.scrollTop = 0;
    box.classList.add("open");
    document.getElementById("side").classList.remove("open");
  }

  function place(sentence) { return data.documents[sentences.document[sentence]]; }
  function source(sentence) {
    const [title, , date, , publisher] = place(sentence).map(text);
    return [title, publisher, date].filter(Boolean).join(", ");
  }
  // The address that opens the document at the words, where the browser knows how to.
  function address(sentence) {
    const url = T[place(sentence)[3]];
    if (!/^https:\/\//i.test(url)) return "";
    const words = T[sentences.text[sentence]].slice(sentences.from[sentence], sentences.to[sentence]).trim().split(/\s+/);
    const safe = (list) => encodeURIComponent(list.join(" ")).replace(/-/g, "%2D");
    const part = words.length > 9 ? safe(words.slice(0, 4)) + "," + safe(words.slice(-4)) : safe(words);
    return url.split("#")[0] + "#:~:text=" + part;
  }
  function citation(sentence, claim) {
    const words = T[sentences.text[sentence]].slice(sentences.from[sentence], sentences.to[sentence]).replace(/\s+/g, " ");
    const url = T[place(sentence)[3]];
    const status = statusNames[claims.status[claim]].toLowerCase();
    return "“" + words + "” " + source(sentence) + (/^https?:/.test(url) ? ", " + url : "") + " (" + status + "; characters " +
      sentences.start[sentence] + "–" + sentences.end[sentence] + " of " + T[place(sentence)[1]] + ").";
  }
  function copy(words, from) {
    const done = () => { from.textContent = "Copied"; setTimeout(() => { from.textContent = from.dataset.words; }, 1500); };
    from.dataset.words = from.dataset.words || from.textContent;
    const old = () => {
      const area = make("textarea", "unseen");
      area.value = words;
      document.body.append(area);
      area.select();
      document.execCommand("copy");
      area.remove();
      done();
    };
    if (navigator.clipboard) navigator.clipboard.writeText(words).then(done, old); else old();
  }

  // The words with the names of the things in bold, marked where they are a part of their sentence.
  function quoted(sentence, about) {
    const whole = T[sentences.text[sentence]], start = sentences.from[sentence], end = sentences.to[sentence];
    const words = make("mark", start === 0 && end === whole.length ? "whole" : "");
    const inner = whole.slice(start, end);
    const wanted = about.flatMap((node) => [name(node), ...names(node).map(text)]).filter((word) => word.length > 2);
    let at = 0;
    while (at < inner.length) {
      let best = -1, long = "";
      wanted.forEach((word) => {
        const found = inner.indexOf(word, at);
        if (found >= 0 && (best < 0 || found < best || (found === best && word.length > long.length))) { best = found; long = word; }
      });
      if (best < 0) break;
      words.append(inner.slice(at, best), make("b", "", long));
      at = best + long.length;
    }
    words.append(inner.slice(at));
    return [whole.slice(0, start), words, whole.slice(end)];
  }

  function evidence(sentence, claim, about) {
    const box = make("div", "evidence");
    const block = make("blockquote", claims.status[claim] < 2 ? "" : "claimed");
    block.append(...quoted(sentence, about));
    const line = make("p", "cite", source(sentence));
    const url = address(sentence);
    if (url) {
      const link = make("a", "", "open source");
      link.href = url;
      link.rel = "noopener noreferrer";
      link.target = "_blank";
      line.append(link);
    } else if (T[place(sentence)[3]]) {
      const where = T[place(sentence)[3]], shown = make("span", "", where.length > 64 ? where.slice(0, 63) + "…" : where);
      shown.title = where;
      line.append(shown);
    }
    const cite = button("copy citation", () => copy(citation(sentence, claim), cite));
    line.append(cite);
    box.append(block, line);
    return box;
  }

  function speakers(claim) {
    return speakersOf(claim).map((place) => { const node = nodeOf(T[place]); return node >= 0 ? name(node) : T[place]; });
  }
  function chips(claim) {
    const box = make("p", "chips");
    const status = claims.status[claim], who = speakers(claim);
    box.append(make("span", status < 2 ? "" : "chip claimed", statusNames[status].toLowerCase() + (who.length ? " by " + who.join("; ") : "")));
    const count = claims.sources[claim];
    box.append(make("span", count > 1 ? "chip several" : "", count + (count === 1 ? " source" : " independent sources")));
    const sure = make("span", "", "confidence " + (claims.confidence[claim] / 10000).toFixed(2));
    sure.title = "precision of the rule " + T[claims.rules[claim]] + ", measured";
    box.append(sure);
    if (opposed.has(claim)) box.append(make("span", "chip clash", "contradicted"));
    return box;
  }
  function distinct(list) {
    const seen = new Set();
    return list.filter((sentence) => {
      const kept = sentences.document[sentence] + ":" + sentences.start[sentence] + ":" + sentences.end[sentence];
      return seen.has(kept) ? false : seen.add(kept);
    });
  }
  // One claim: how it is said and on what words; the first sentence at once, the others on request.
  function proof(claim, about, quiet) {
    const box = make("div", "proof");
    if (!quiet) box.append(chips(claim));
    const all = distinct(evidenceOf(claim));
    if (!all.length) box.append(make("p", "soft", "no sentence is cited"));
    all.slice(0, 1).forEach((sentence) => box.append(evidence(sentence, claim, about)));
    if (all.length > 1) box.append(later(all.length - 1 === 1 ? "1 more sentence" : all.length - 1 + " more sentences",
      () => all.slice(1).map((sentence) => evidence(sentence, claim, about))));
    return box;
  }
  function later(words, build) {
    const box = make("details");
    box.append(make("summary", "", words));
    box.addEventListener("toggle", () => { if (box.open && box.children.length === 1) box.append(...build()); });
    return box;
  }
  function rows(parent, list, build, most) {
    const limit = most || SHOWN;
    list.slice(0, limit).forEach((item) => parent.append(build(item)));
    if (list.length > limit) {
      const more = button("Show all " + list.length, () => more.replaceWith(...list.slice(limit).map(build)), "more");
      parent.append(more);
    }
  }

  function valueOf(claim) {
    const target = claims.target[claim];
    return target >= 0 ? thing(target) : make("span", "value", T[claims.value[claim]]);
  }
  function versus(claim, about) {
    const box = make("div");
    opposed.get(claim).forEach(([other, reason]) => {
      const pair = make("div", "versus");
      [claim, other].forEach((side) => {
        const half = make("div");
        half.append(make("h4", "", inWords(T[claims.name[side]])), valueOf(side), proof(side, about));
        pair.append(half);
      });
      box.append(make("p", "soft", reason), pair);
    });
    return box;
  }

  function range(first, last) {
    if (!first && !last) return "";
    if (last === String(OPEN_END)) return "since " + first;
    return first === last || !last ? first : (first || "…") + " – " + last;
  }
  const MAIN = ["decidedOn", "filedOn", "issuedOn", "rulingType", "outcome", "scope", "measureType", "docketNumber"];
  function cardText(card) {
    const when = range(T[cards.first[card]], T[cards.last[card]]);
    const kind = T[cards.kind[card]];
    if (kind === "Statement") return "“" + T[cards.text[card]] + "”";
    return T[cards.text[card]] + (kind === "Tenure" && when ? ", " + when : "");
  }

  function head(kind, words, icon) {
    const box = document.getElementById("panel");
    const top = make("p", "top");
    if (icon) top.append(icon);
    top.append(kind);
    const close = button("✕", () => { choose(NOTHING); box.classList.remove("open"); });
    close.setAttribute("aria-label", "Close the details");
    top.append(close);
    box.replaceChildren(top, make("h2", "", words));
    return box;
  }

  let painted = "";
  function panel() {
    const way = state.path ? [state.path.from, state.path.to, state.path.most] : [];
    const chosen = [state.node, state.bundle, state.question, state.row, ...way, state.which, state.only];
    const now = [...chosen, sifted, [...state.more].join(), [...state.folded].join()].join("|");
    if (now === painted) return;
    painted = now;
    if (state.path) pathPanel();
    else if (state.question >= 0) questionPanel();
    else if (state.bundle >= 0) bundlePanel(state.bundle);
    else if (state.node >= 0) nodePanel(state.node);
    else startPanel();
  }

  function startPanel() {
    const box = document.getElementById("panel");
    const tiles = make("div", "tiles");
    const clashes = new Set(claims.conflicts.map((row) => Math.min(row[0], row[1]) + ":" + Math.max(row[0], row[1]))).size;
    const several = claims.sources.filter((count) => count > 1).length;
    [[N, "things"], [R, "relations"], [sentences.text.length, "passages"], [data.documents.length, "documents"],
      [several, "claims of 2+ sources"], [clashes, "contradictions"]].forEach(([count, words]) => {
      const tile = make("div");
      tile.append(make("b", "", count.toLocaleString("en")), make("span", "", words));
      tiles.append(tile);
    });
    box.replaceChildren(make("h2", "", "Who says what about whom, and where"),
      make("p", "soft", "Click a shape or a line, or find a name: here you read the sentence that carries it." +
        (everything ? "" : " The best connected are drawn; a name, a path, a question or “Only its neighbours” brings out the others.")), tiles);
    const best = [...Array(N).keys()].sort((a, b) => size[b] - size[a] || degree[b] - degree[a] || a - b);
    [["Cases and rulings to start from", ["Case", "Ruling"]], ["People", ["Person"]], ["Measures and law", ["Measure", "LegalProvision"]],
      ["Bodies and governments", ["Court", "Jurisdiction", "Organization"]]].forEach(([words, chosen]) => {
      const found = best.filter((node) => chosen.includes(groupNames[group[node]])).slice(0, 5);
      if (!found.length) return;
      const list = make("ul", "start");
      found.forEach((node) => {
        const item = make("li"), by = make("span", "count", degree[node] + (degree[node] === 1 ? " tie" : " ties"));
        item.append(glyph(node), thing(node), by);
        list.append(item);
      });
      box.append(make("h3", "", words), list);
    });
    if (data.documents.length) {
      box.append(make("h3", "", "Documents"));
      const list = make("ul", "start");
      rows(list, data.documents.map((row, number) => [row, number]), ([row, number]) => {
        const item = make("li"), link = button(T[row[0]], () => choose({ document: number }), "thing");
        link.title = "Show only what this document says";
        item.append(link, make("span", "count", T[row[2]]));
        return item;
      }, 12);
      box.append(list);
    }
  }

  const SITES = [[/wikidata\.org\/entity\/(Q\d+)/, "Wikidata"], [/geonames\.org\/(\d+)/, "GeoNames"], [/fjc\.gov\/node\/(\d+)/, "Federal Judicial Center"],
    [/courtlistener\.com\/court\/([a-z0-9]+)/, "CourtListener"], [/federalregister\.gov\/d\/([\d-]+)/, "Federal Register"]];
  function identifiers(node) {
    const line = make("p", "soft");
    links(node).map(text).forEach((value) => {
      const site = SITES.find(([pattern]) => pattern.test(value));
      const words = site ? site[1] + " " + site[0].exec(value)[1] : value;
      const url = site ? value.replace(/^http:/, "https:") : value;
      if (/^https:\/\//.test(url)) {
        const link = make("a", "", words);
        link.href = url;
        link.rel = "noopener noreferrer";
        link.target = "_blank";
        line.append(link, " · ");
      } else line.append(words + " · ");
    });
    line.append(key(node));
    return line;
  }

  function nodePanel(node) {
    const box = head(T[things.kind[node]], name(node), glyph(node));
    const others = names(node).map(text);
    if (others.length) box.append(make("p", "names", "Also called " + others.join("; ")));
    box.append(identifiers(node));
    const actions = make("div", "actions");
    const all = neighbours(node), hidden = all.filter((other) => !rowsDrawn.has(other)).length;
    if (state.only === node) actions.append(button("Show all again", () => choose({ only: -1 })));
    else if (all.length) actions.append(button("Only its neighbours", () => choose({ only: node })));
    if (hidden && !state.more.has(node)) actions.append(button("Draw " + hidden + " more neighbours", () => expand(node)));
    else if (state.more.has(node)) actions.append(button("Draw fewer", () => expand(node)));
    if (state.folded.has(node)) actions.append(button("Unfold", () => fold(node)));
    else if (all.some((other) => degree[other] === 1)) actions.append(button("Fold loose ends", () => fold(node)));
    actions.append(button("Path from here", () => { pathFrom(node); }));
    const link = button("Copy link", () => copy(location.href, link));
    actions.append(link);
    box.append(actions);

    const about = [node];
    const own = span(ofThing[node], ofThing[node + 1]);
    const near = [...touching(node)].filter((r) => relationOn[r]);
    const plain = near.filter((r) => relations.card[r] < 0 || cards.owner[relations.card[r]] !== node);
    const clashes = [...own, ...near.flatMap((r) => (relations.card[r] < 0 ? span(ofRelation[r], ofRelation[r + 1]) : []))]
      .filter((claim) => opposed.has(claim) && opposed.get(claim).some(([other]) => claim < other));
    const inCards = [...hanging(node)].flatMap((card) => span(ofCard[card], ofCard[card + 1])).filter((claim) => opposed.has(claim));
    const sides = [...new Set([...clashes, ...inCards])].filter((claim, place, list) => opposed.get(claim).every(([other]) => !list.slice(0, place).includes(other)));
    if (sides.length) {
      box.append(make("h3", "", "Contradictions"));
      rows(box, sides, (claim) => versus(claim, about), 3);
    }
    if (groupNames[group[node]] === "Case") posture(box, node);
    const tenures = [...hanging(node)].filter((card) => T[cards.kind[card]] === "Tenure")
      .sort((a, b) => (T[cards.first[a]] || "~") < (T[cards.first[b]] || "~") ? -1 : 1);
    if (tenures.length) offices(box, tenures);
    facts(box, own, about);
    tied(box, node, plain);
    [["Statement", "Says"], ["Grant", "Receives"]].forEach(([kind, words]) => {
      const list = [...hanging(node)].filter((card) => T[cards.kind[card]] === kind);
      if (!list.length) return;
      box.append(make("h3", "", words + " (" + list.length + ")"));
      rows(box, list, (card) => cardRow(card, about));
    });
    const told = mentions(node);
    if (told.length) {
      const line = make("div");
      box.append(make("h3", "", "Named in " + told.length + (told.length === 1 ? " document" : " documents")), line);
      rows(line, told, (number) => make("p", "soft", [0, 4, 2].map((column) => T[data.documents[number][column]]).filter(Boolean).join(", ")), 8);
    }
  }
  function span(start, end) { return Array.from({ length: end - start }, (_, i) => start + i); }

  function facts(box, own, about) {
    if (!own.length) return;
    box.append(make("h3", "", "Facts"));
    const byName = new Map();
    own.forEach((claim) => { const term = T[claims.name[claim]]; if (!byName.has(term)) byName.set(term, []); byName.get(term).push(claim); });
    const read = new Set(); // a sentence that carries several facts is written out once
    const rank = (term) => (MAIN.indexOf(term) + 99) % 99 + (MAIN.includes(term) ? 0 : 99);
    [...byName.keys()].sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1)).forEach((term) => {
      byName.get(term).forEach((claim) => {
        const row = make("div", "row"), line = make("p");
        line.append(make("span", "soft", inWords(term) + " "), make("span", "value", T[claims.value[claim]]));
        row.append(line, chips(claim));
        const first = distinct(evidenceOf(claim))[0], whole = first === undefined ? "" : sentences.document[first] + T[sentences.text[first]];
        row.append(read.has(whole) ? later("the same sentence", () => [proof(claim, about, true)]) : proof(claim, about, true));
        read.add(whole);
        box.append(row);
      });
    });
  }

  // Relations by name and direction; under each the other thing and the sentence.
  function tied(box, node, near) {
    if (!near.length) return;
    box.append(make("h3", "", "Relations (" + near.length + ")"));
    const byName = new Map();
    near.forEach((r) => {
      const out = from[r] === node, term = T[relations.name[r]];
      const words = out ? inWords(term) : "← " + inWords(term);
      if (!byName.has(words)) byName.set(words, []);
      byName.get(words).push(r);
    });
    [...byName.keys()].sort().forEach((words) => {
      const list = byName.get(words).sort((a, b) => byText(T[relations.first[a]], T[relations.first[b]]) || a - b);
      box.append(make("h4", "", words + (list.length > 1 ? " (" + list.length + ")" : "")));
      rows(box, list, (r) => relationRow(r, node), 4);
    });
  }
  function relationRow(r, node) {
    const row = make("div", "row"), line = make("p", "pair"), other = across(r, node);
    line.append(glyph(other), thing(other));
    const card = relations.card[r];
    if (card >= 0) line.append(make("span", "soft", " " + cardText(card)));
    row.append(line, under(r, [node, other]));
    return row;
  }
  function under(r, about) {
    const card = relations.card[r];
    const box = make("div");
    if (card >= 0) {
      const wanted = { Statement: "about", Tenure: "office", Grant: "amount" }[T[cards.kind[card]]];
      const list = span(ofCard[card], ofCard[card + 1]);
      const main = list.find((claim) => T[claims.name[claim]] === wanted) || list[0];
      box.append(proof(main, about), later("all of it", () => list.filter((claim) => claim !== main).map((claim) => claimRow(claim, about))));
    } else span(ofRelation[r], ofRelation[r + 1]).forEach((claim) => {
      box.append(proof(claim, about));
    });
    return box;
  }
  function claimRow(claim, about) {
    const row = make("div", "row"), line = make("p");
    line.append(make("span", "soft", inWords(T[claims.name[claim]]) + " "), valueOf(claim));
    row.append(line, proof(claim, about));
    return row;
  }
  function cardRow(card, about) {
    const row = make("div", "row");
    row.append(make("p", "", cardText(card)), later("who says so", () => span(ofCard[card], ofCard[card + 1]).map((claim) => claimRow(claim, about))));
    return row;
  }

  // What happened in a case, in order: the filing, each ruling with its outcome, and what it did to another.
  function posture(box, node) {
    const steps = [];
    if (things.first[node] && T[things.first[node]]) steps.push([T[things.first[node]], "filed", -1]);
    for (const r of touching(node)) {
      if (!relationOn[r] || T[relations.name[r]] !== "inCase" || to[r] !== node) continue;
      const ruling = from[r], told = [];
      span(ofThing[ruling], ofThing[ruling + 1]).forEach((claim) => {
        if (["outcome", "rulingType"].includes(T[claims.name[claim]])) {
          const status = claims.status[claim] < 2 ? "" : " (" + statusNames[claims.status[claim]].toLowerCase() + ")";
          told.push(T[claims.value[claim]] + status);
        }
      });
      for (const other of touching(ruling)) {
        const term = T[relations.name[other]];
        if (from[other] === ruling && ["affirms", "reverses", "stays", "supersedes"].includes(term)) told.push(term + " " + name(to[other]));
      }
      steps.push([T[things.first[ruling]], told.join(", "), ruling]);
    }
    if (!steps.length) return;
    steps.sort((a, b) => (a[0] || "~") < (b[0] || "~") ? -1 : 1);
    const list = make("ol", "timeline");
    steps.forEach(([when, words, ruling]) => {
      const item = make("li");
      item.append(make("time", "", when || "undated"));
      if (ruling >= 0) item.append(thing(ruling), make("p", "soft", words)); else item.append(words);
      list.append(item);
    });
    box.append(make("h3", "", "Course of the case"), list);
  }

  // What is told of one office in the same words is one line.
  function offices(box, tenures) {
    const list = make("ol", "timeline"), same = new Map();
    tenures.forEach((card) => {
      const of = span(ofCard[card], ofCard[card + 1]);
      const served = of.filter((claim) => T[claims.name[claim]] === "organization" && claims.target[claim] >= 0).map((claim) => claims.target[claim]);
      const when = range(T[cards.first[card]], T[cards.last[card]]), told = [T[cards.text[card]].toLowerCase(), when, ...served].join("|");
      if (!same.has(told)) same.set(told, { card, when, served, of: [] });
      same.get(told).of.push(...of);
    });
    rows(list, [...same.values()], (one) => {
      const item = make("li");
      if (one.when) item.append(make("time", "", one.when));
      item.append(make("b", "", T[cards.text[one.card]]));
      one.served.forEach((node) => item.append(", ", thing(node)));
      item.append(later("who says so", () => one.of.map((claim) => claimRow(claim, [cards.owner[one.card]]))));
      return item;
    }, 8);
    box.append(make("h3", "", "In office"), list);
  }

  function bundlePanel(bundle) {
    const [one, other] = bundleEnds[bundle];
    const list = bundleRelations[bundle].filter((r) => relationOn[r]);
    const box = head(list.length === 1 ? "relation" : list.length + " relations", name(one) + " — " + name(other));
    const clashes = list.flatMap((r) => span(...claimsUnder(r))).filter((claim) => opposed.has(claim));
    if (clashes.length) { box.append(make("h3", "", "Contradictions")); clashes.slice(0, 4).forEach((claim) => box.append(versus(claim, [one, other]))); }
    hop(box, list);
    if (!list.length) box.append(make("p", "soft", "The filters leave no relation here."));
    const actions = make("div", "actions"), link = button("Copy link", () => copy(location.href, link));
    actions.append(link);
    box.append(actions);
  }
  function hop(box, list) {
    list.forEach((r) => {
      const row = make("div", "row"), line = make("p"), card = relations.card[r];
      const said = relations.text[r] && T[cards.kind[card]] !== "Statement" ? T[relations.text[r]] : inWords(T[relations.name[r]]);
      line.append(glyph(from[r]), thing(from[r]), make("span", "value", "  " + said + "  "), glyph(to[r]), thing(to[r]));
      row.append(line);
      if (card >= 0 && T[cards.kind[card]] === "Statement") row.append(make("p", "soft", cardText(card)));
      const when = range(T[relations.first[r]], T[relations.last[r]]);
      if (when) row.append(make("p", "soft", when));
      row.append(under(r, [from[r], to[r]]));
      box.append(row);
    });
  }

  function pathPanel() {
    const { from: start, to: end } = state.path;
    const box = head("path", name(start) + " to " + name(end));
    box.append(make("p", "warning", "A path is not a relationship. Each step is one claim of one source; together they say nothing more."));
    if (!ways.length) { box.append(make("p", "", "No path over what the filters let through.")); return; }
    const way = ways[Math.min(state.which, ways.length - 1)];
    for (let i = 1; i < way.length; i++) {
      const step = make("div", "hop");
      step.append(make("h4", "", "Step " + i + " of " + (way.length - 1)));
      const list = bundleRelations[bundleBetween(way[i - 1], way[i])].filter((r) => relationOn[r]);
      hop(step, list.slice(0, 3));
      if (list.length > 3) step.append(later(list.length - 3 + " more relations", () => { const rest = make("div"); hop(rest, list.slice(3)); return [rest]; }));
      box.append(step);
    }
  }

  function questionPanel() {
    const question = data.questions[state.question];
    const box = head("question", T[question.title]);
    box.append(make("p", "", T[question.question]));
    const wide = question.columns.length, count = question.things.count.length;
    box.append(make("p", "soft", count === 1 ? "1 answer" : count.toLocaleString("en") + " answers"));
    const heads = question.columns.map(text);
    rows(box, Array.from({ length: count }, (_, i) => i), (row) => {
      const item = button("", () => { choose({ row: state.row === row ? -1 : row }); }, "answer");
      item.setAttribute("aria-pressed", state.row === row);
      item.dataset.row = row;
      heads.forEach((word, column) => {
        const value = T[question.cells[row * wide + column]];
        if (!value) return;
        const cell = make("span");
        cell.append(make("small", "", word.replace(/_/g, " ") + " "), value);
        item.append(cell);
      });
      return item;
    }, Math.max(60, state.row + 1));
  }

  // ---- 6 finding

  // Without accents and capitals, and with one sort of apostrophe.
  const LIKE = { "ß": "ss", "ø": "o", "ł": "l", "æ": "ae", "œ": "oe", "đ": "d", "’": "'", "‘": "'", "ʼ": "'", "–": "-" };
  function plainly(words) {
    return words.normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase().replace(/[ßøłæœđ’‘ʼ–]/g, (sign) => LIKE[sign]);
  }
  let index = null;
  function matches(words) {
    const asked = plainly(words.trim()).split(/\s+/).filter(Boolean);
    if (!asked.length) return [];
    if (!index) index = things.iri.map((place, node) => plainly([name(node), ...names(node).map(text), key(node)].join("\n")));
    const found = [];
    for (let n = 0; n < N; n++) if (asked.every((word) => index[n].includes(word))) found.push(n);
    const first = plainly(words.trim());
    // A name that begins with what is typed comes first, then one of which it is the greater part.
    const rank = (node) => {
      const own = plainly(name(node));
      return own.startsWith(first) ? own.length / 1000 : own.includes(first) ? 1 + Math.floor(10 - 10 * first.length / own.length) : 20;
    };
    const ranks = new Map(found.map((node) => [node, rank(node)]));
    return found.sort((a, b) => ranks.get(a) - ranks.get(b) || degree[b] - degree[a] || a - b);
  }

  // Sentences that hold the words as they are typed, each with what it is cited for: a line, or a thing.
  let citedFor = null;
  function passages(words) {
    const asked = words.trim().toLowerCase().replace(/\s+/g, " "), found = [];
    if (asked.length < 4) return found;
    if (!citedFor) {
      citedFor = new Int32Array(sentences.text.length).fill(-1);
      const at = starts(claims.evidence.count);
      for (let c = C - 1; c >= 0; c--) for (let i = at[c]; i < at[c + 1]; i++) citedFor[claims.evidence.all[i]] = c;
    }
    const seen = new Set();
    for (let sentence = 0; sentence < citedFor.length && found.length < PASSAGES; sentence++) {
      const whole = T[sentences.text[sentence]];
      if (citedFor[sentence] < 0 || seen.has(whole) || !whole.toLowerCase().replace(/\s+/g, " ").includes(asked)) continue;
      seen.add(whole);
      found.push({ sentence, ...owner(citedFor[sentence]) });
    }
    return found;
  }
  function standsUnder(list, claim) { // the place in a row of starts under which a claim stands
    let low = 0, high = list.length - 1;
    while (high - low > 1) { const middle = (low + high) >> 1; if (list[middle] <= claim) low = middle; else high = middle; }
    while (low + 1 < list.length - 1 && list[low + 1] <= claim) low++;
    return low;
  }
  function owner(claim) {
    if (claim < ofThing[0]) return { bundle: bundleOf[standsUnder(ofRelation, claim)] };
    return { node: claim < ofCard[0] ? standsUnder(ofThing, claim) : cards.owner[standsUnder(ofCard, claim)] };
  }

  function remark(words) {
    const item = make("li", "rest", words);
    item.setAttribute("role", "presentation");
    return item;
  }

  // A text field with a list below it: arrows go through it, Enter takes, Escape closes.
  function combobox(field, list, take, deep) {
    let found = [], at = -1;
    const close = () => { list.hidden = true; field.setAttribute("aria-expanded", "false"); field.removeAttribute("aria-activedescendant"); at = -1; };
    const move = (next) => {
      at = next;
      [...list.querySelectorAll('[role="option"]')].forEach((item, number) => {
        item.setAttribute("aria-selected", number === at);
        if (number === at) { field.setAttribute("aria-activedescendant", item.id); item.scrollIntoView({ block: "nearest" }); }
      });
    };
    const accept = (one) => { close(); take(one); };
    const add = (one, number, ...parts) => {
      const item = make("li");
      item.id = list.id + "-" + number;
      item.setAttribute("role", "option");
      item.setAttribute("aria-selected", "false");
      item.append(...parts);
      item.addEventListener("mousedown", (event) => { event.preventDefault(); accept(one); });
      list.append(item);
    };
    const open = () => {
      const asked = plainly(field.value.trim()), things_ = matches(field.value), told = deep ? passages(field.value) : [];
      found = things_.slice(0, FOUND).map((node) => ({ node })).concat(told);
      list.replaceChildren();
      if (!asked) { close(); return; }
      const count = Math.min(things_.length, FOUND);
      found.slice(0, count).forEach(({ node }, number) => {
        const alias = plainly(name(node)).includes(asked) ? "" : names(node).map(text).find((word) => plainly(word).includes(asked));
        add({ node }, number, glyph(node), make("span", "", name(node)), make("small", "", alias ? "also " + alias : T[things.kind[node]]));
      });
      if (things_.length > FOUND || !found.length) {
        const nothing = "Nothing found, in names, other names" + (deep ? " or sentences." : ".");
        list.append(remark(found.length ? "and " + (things_.length - FOUND) + " more names; type on" : nothing));
      }
      if (told.length) list.append(remark("In sentences"));
      told.forEach((one, number) => {
        const whole = T[sentences.text[one.sentence]].replace(/\s+/g, " "), where = Math.max(0, whole.toLowerCase().indexOf(field.value.trim().toLowerCase()) - 40);
        const part = (where ? "…" : "") + whole.slice(where, where + 130) + (where + 130 < whole.length ? "…" : "");
        add(one, count + number, make("span", "", part), make("small", "", T[place(one.sentence)[2]]));
      });
      list.hidden = false;
      field.setAttribute("aria-expanded", "true");
      move(-1);
    };
    field.addEventListener("input", open);
    field.addEventListener("focus", () => { if (field.value.trim() && deep) open(); });
    field.addEventListener("blur", close);
    field.addEventListener("keydown", (event) => {
      const last = found.length - 1;
      if (event.key === "ArrowDown" || event.key === "ArrowUp") {
        event.preventDefault();
        if (list.hidden) open();
        else if (last >= 0) move(event.key === "ArrowDown" ? (at >= last ? 0 : at + 1) : (at <= 0 ? last : at - 1));
      } else if (event.key === "Enter" && !list.hidden && found.length) { event.preventDefault(); accept(found[Math.max(at, 0)]); }
      else if (event.key === "Escape") { if (!list.hidden) { event.stopPropagation(); close(); } }
    });
  }

  // The shortest ways between two things: each is found breadth first, with what the ways before took left out.
  const WAYS = 5;
  let ways = [];
  function breadth(start, end, without, cut, most) {
    const before = new Int32Array(N).fill(-2);
    before[start] = -1;
    let edge = [start];
    while (edge.length) {
      const next = [];
      for (const node of edge) {
        const near = [];
        for (const r of touching(node)) {
          const other = across(r, node);
          if (!relationOn[r] || before[other] !== -2 || without.has(other) || cut.has(node * N + other)) continue;
          if (most && other !== end && degree[other] > most) continue;
          before[other] = node;
          near.push(other);
        }
        if (before[end] !== -2) break;
        near.sort((a, b) => a - b);
        next.push(...near);
      }
      if (before[end] !== -2) {
        const way = [];
        for (let node = end; node !== -1; node = before[node]) way.unshift(node);
        return way;
      }
      edge = next;
    }
    return null;
  }
  function shortest(start, end, most) {
    const nothing = new Set();
    const first = start === end || !thingOn[start] || !thingOn[end] ? null : breadth(start, end, nothing, nothing, most);
    if (!first) return [];
    const found = [first], waiting = new Map();
    while (found.length < WAYS) {
      const last = found[found.length - 1];
      for (let i = 0; i < last.length - 1; i++) {
        const root = last.slice(0, i + 1), cut = new Set();
        found.forEach((way) => { if (way.length > i + 1 && root.every((node, at) => way[at] === node)) cut.add(way[i] * N + way[i + 1]); });
        const rest = breadth(last[i], end, new Set(root.slice(0, -1)), cut, most);
        if (rest) { const way = root.slice(0, -1).concat(rest); waiting.set(way.join(), way); }
      }
      found.forEach((way) => waiting.delete(way.join()));
      if (!waiting.size) break;
      const next = [...waiting.values()].sort((a, b) => a.length - b.length || (a.join() < b.join() ? -1 : 1))[0];
      found.push(next);
    }
    return found;
  }
  let waysKey = "";
  function findWays() {
    if (!state.path) { ways = []; waysKey = ""; return; }
    ways = shortest(state.path.from, state.path.to, state.path.most);
    const box = document.getElementById("path-found");
    const now = JSON.stringify([ways, state.which]);
    if (now === waysKey) return;
    waysKey = now;
    const told = ways.length === 1 ? "One path" : ways.length ? ways.length + " shortest paths" : "No path over what the filters let through.";
    box.replaceChildren(make("p", "soft", told));
    ways.forEach((way, number) => {
      const item = button(way.length - 1 + (way.length === 2 ? " step: " : " steps: ") + way.map(name).join(" → "), () => { choose({ which: number }); opened(); });
      item.setAttribute("aria-pressed", number === Math.min(state.which, ways.length - 1));
      box.append(item);
    });
    document.getElementById("path-from").value = name(state.path.from);
    document.getElementById("path-to").value = name(state.path.to);
    pathEnds = [state.path.from, state.path.to];
  }
  let pathEnds = [-1, -1];
  function pathFrom(node) {
    tab("path");
    pathEnds[0] = node;
    document.getElementById("path-from").value = name(node);
    document.getElementById("side").classList.add("open");
    document.getElementById("path-to").focus();
  }
  function findPath() {
    const fields = ["path-from", "path-to"].map((id) => document.getElementById(id));
    fields.forEach((field, side) => {
      if (pathEnds[side] < 0 || name(pathEnds[side]) !== field.value) pathEnds[side] = matches(field.value)[0] ?? -1;
    });
    const box = document.getElementById("path-found");
    if (pathEnds[0] < 0 || pathEnds[1] < 0 || pathEnds[0] === pathEnds[1]) { box.replaceChildren(make("p", "soft", "Name two things that the page knows.")); return; }
    const most = document.getElementById("path-hubs").checked ? Math.max(2, parseInt(document.getElementById("path-most").value, 10) || 12) : 0;
    waysKey = "";
    choose({ ...NOTHING, path: { from: pathEnds[0], to: pathEnds[1], most } });
    document.getElementById("panel").classList.add("open");
  }

  function questions() {
    const box = document.getElementById("questions");
    data.questions.forEach((question, number) => {
      const item = button(T[question.title] + " (" + question.things.count.length + ")", () => { choose({ ...NOTHING, question: number }); opened(); });
      item.append(make("small", "", T[question.question]));
      box.append(item);
    });
    if (!data.questions.length) box.append(make("p", "soft", "No question has an answer in this graph."));
  }

  function expand(node) {
    const more = new Set(state.more);
    if (!more.delete(node)) more.add(node);
    choose({ more });
  }
  function fold(node) {
    const folded = new Set(state.folded);
    if (!folded.delete(node)) folded.add(node);
    choose({ folded });
  }

  // ---- 7 years

  const yearFrom = document.getElementById("year-from"), yearTo = document.getElementById("year-to");
  function histogram() {
    const box = document.getElementById("time");
    if (!lastYear || firstYear === lastYear) { box.hidden = true; return; }
    const count = new Map();
    let undated = 0;
    for (let r = 0; r < R; r++) if (relFirst[r]) count.set(relFirst[r], (count.get(relFirst[r]) || 0) + 1); else undated++;
    document.getElementById("undated-count").textContent = undated.toLocaleString("en");
    const drawing = document.getElementById("histogram"), span = lastYear - firstYear + 1;
    drawing.setAttribute("viewBox", "0 0 " + span * 10 + " 30");
    const top = Math.max(1, ...count.values());
    for (let y = firstYear; y <= lastYear; y++) {
      const high = count.has(y) ? 2 + 28 * Math.sqrt(count.get(y) / top) : 0;
      const bar = document.createElementNS(SVG, "rect");
      Object.entries({ x: (y - firstYear) * 10 + 1, y: 30 - high, width: 8, height: high }).forEach(([part, value]) => bar.setAttribute(part, value));
      bar.dataset.year = y;
      drawing.append(bar);
    }
    [yearFrom, yearTo].forEach((slider) => { slider.min = firstYear; slider.max = lastYear; });
    const moved = (which) => {
      let first = +yearFrom.value, last = +yearTo.value;
      if (first > last) { if (which === yearFrom) last = first; else first = last; }
      choose({ first, last }, false);
    };
    [yearFrom, yearTo].forEach((slider) => slider.addEventListener("input", () => moved(slider)));
    document.getElementById("undated").addEventListener("change", (event) => choose({ undated: event.target.checked }));
    document.getElementById("all-years").addEventListener("click", () => choose({ first: firstYear, last: lastYear, undated: true }));
  }

  // The controls show the state, however it came about.
  function boxes() {
    document.querySelectorAll("#legend input").forEach((box) => { box.checked = !state.groups.has(groupNames.indexOf(box.dataset.group)); });
    document.querySelectorAll("#statuses input").forEach((box) => { box.checked = !state.statuses.has(statusNames.indexOf(box.dataset.status)); });
    document.querySelectorAll("#relations input").forEach((box) => { box.checked = !state.relations.has(+box.dataset.name); });
    document.getElementById("least").value = state.least;
    document.getElementById("document").value = state.document < 0 ? "" : state.document;
    ["network", "time", "list"].forEach((view) => document.getElementById("view-" + view).setAttribute("aria-pressed", state.view === view));
    if (lastYear) {
      yearFrom.value = state.first;
      yearTo.value = state.last;
      document.getElementById("undated").checked = state.undated;
      document.getElementById("all-years").hidden = !narrowed();
      document.getElementById("years-said").textContent = state.first === state.last ? String(state.first) : state.first + " – " + state.last;
      document.querySelectorAll("#histogram rect").forEach((bar) => bar.classList.toggle("on", +bar.dataset.year >= state.first && +bar.dataset.year <= state.last));
    }
    document.querySelectorAll("#questions button").forEach((item, number) => item.setAttribute("aria-pressed", state.question === number));
    if (state.path) {
      document.getElementById("path-hubs").checked = state.path.most > 0;
      if (state.path.most) document.getElementById("path-most").value = state.path.most;
    }
  }

  function filters() {
    const least = document.getElementById("least");
    const most = Math.max(1, ...new Set(claims.sources));
    for (let count = 1; count <= most; count++) { const item = make("option", "", count + " or more"); item.value = count; least.append(item); }
    least.addEventListener("change", () => choose({ least: +least.value }));
    const from = document.getElementById("document");
    from.addEventListener("change", () => choose({ document: from.value === "" ? -1 : +from.value }));
    const toggle = (set, value, on) => { const next = new Set(set); if (on) next.delete(value); else next.add(value); return next; };
    document.querySelectorAll("#legend input").forEach((box) => box.addEventListener("change", () =>
      choose({ groups: toggle(state.groups, groupNames.indexOf(box.dataset.group), box.checked) })));
    document.querySelectorAll("#statuses input").forEach((box) => box.addEventListener("change", () =>
      choose({ statuses: toggle(state.statuses, statusNames.indexOf(box.dataset.status), box.checked) })));
    const list = document.getElementById("relations"), count = new Map();
    relations.name.forEach((place) => count.set(place, (count.get(place) || 0) + 1));
    relationNames.forEach((place) => {
      const line = make("label"), box = make("input");
      box.type = "checkbox";
      box.checked = true;
      box.dataset.name = place;
      box.addEventListener("change", () => choose({ relations: toggle(state.relations, place, box.checked) }));
      line.append(box, make("span", "", inWords(T[place])), make("span", "count", count.get(place).toLocaleString("en")));
      list.append(line);
    });
    document.getElementById("no-relations").addEventListener("click", () => choose({ relations: new Set(relationNames) }));
    document.getElementById("all-relations").addEventListener("click", () => choose({ relations: new Set() }));
    document.getElementById("reset").addEventListener("click", () => {
      const { groups, statuses, relations: names, least, document: from, first, last, undated } = fresh();
      choose({ groups, statuses, relations: names, least, document: from, first, last, undated });
    });
  }

  // ---- 8 list

  const COLUMNS = [["Thing", (n) => name(n)], ["Class", (n) => T[things.kind[n]]], ["Date", (n) => T[things.first[n]]],
    ["Relations", (n) => touching(n).reduce((sum, r) => sum + relationOn[r], 0)], ["Neighbours", (n) => degree[n]]];
  let sorted = [3, -1];
  function table() {
    const box = document.getElementById("list");
    const drawing = make("table"), top = make("tr"), body = make("tbody");
    drawing.append(make("caption", "unseen", "Things that are drawn, each a button that opens its details"));
    COLUMNS.forEach(([word], column) => {
      const cell = make("th");
      cell.scope = "col";
      cell.append(button(word + (sorted[0] === column ? (sorted[1] > 0 ? " ↑" : " ↓") : ""), () => {
        sorted = [column, sorted[0] === column ? -sorted[1] : column > 2 ? -1 : 1];
        table();
      }));
      if (sorted[0] === column) cell.setAttribute("aria-sort", sorted[1] > 0 ? "ascending" : "descending");
      top.append(cell);
    });
    const head = make("thead");
    head.append(top);
    drawing.append(head, body);
    const value = new Map([...rowsDrawn].map((node) => [node, COLUMNS[sorted[0]][1](node)]));
    const list = [...rowsDrawn].sort((a, b) => {
      const one = value.get(a), other = value.get(b);
      return sorted[1] * (typeof one === "number" ? one - other : one.localeCompare(other, "en")) || a - b;
    });
    const build = (node) => {
      const row = make("tr", hot.nodes.has(node) ? "lit" : "");
      COLUMNS.forEach(([, get], column) => {
        const cell = make("td");
        if (column) cell.textContent = get(node);
        else { const line = make("div", "pair"); line.append(glyph(node), thing(node)); cell.append(line); }
        row.append(cell);
      });
      return row;
    };
    let at = 200;
    list.slice(0, at).forEach((node) => body.append(build(node)));
    box.replaceChildren(drawing);
    if (list.length > at) {
      const more = button("Show more", () => {
        list.slice(at, at + 200).forEach((node) => body.append(build(node)));
        at += 200;
        if (at >= list.length) more.remove();
      }, "more");
      box.append(more);
    }
  }

  // ---- 9 export

  // What goes out: the lit things and lines, else all that is drawn.
  function chosen() {
    const things = hot.nodes.size ? [...hot.nodes] : [...rowsDrawn];
    const bundles = hot.bundles.size || hot.nodes.size ? bundlesDrawn.filter((bundle) => hot.bundles.has(bundle)) : bundlesDrawn;
    return { things: things.sort((a, b) => a - b), relations: bundles.flatMap((bundle) => bundleRelations[bundle]).filter((r) => relationOn[r]).sort((a, b) => a - b) };
  }
  function save(words, kind, file) {
    const blob = words instanceof Blob ? words : new Blob([words], { type: kind });
    const link = make("a");
    link.href = URL.createObjectURL(blob);
    link.download = file;
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(link.href), 5000);
  }
  function exportPng() {
    const from = network.canvas.frame.canvas, sheet = document.createElement("canvas");
    sheet.width = from.width;
    sheet.height = from.height;
    const ctx = sheet.getContext("2d");
    ctx.fillStyle = colours.page;
    ctx.fillRect(0, 0, sheet.width, sheet.height);
    ctx.drawImage(from, 0, 0);
    sheet.toBlob((blob) => save(blob, "image/png", "graph.png"));
  }
  const NOT_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
  function xml(words) {
    return String(words).replace(NOT_XML, "\ufffd").replace(/[&<>"']/g, (sign) => "&#" + sign.charCodeAt(0) + ";");
  }
  function exportSvg() {
    const scale = network.getScale(), body = network.body.nodes, out = [];
    const at = (node) => [body[node].x * scale, body[node].y * scale];
    let left = Infinity, right = -Infinity, top = Infinity, bottom = -Infinity;
    rowsDrawn.forEach((node) => {
      const [x, y] = at(node);
      left = Math.min(left, x); right = Math.max(right, x); top = Math.min(top, y); bottom = Math.max(bottom, y);
    });
    if (!rowsDrawn.size) left = right = top = bottom = 0;
    const faint = (warm) => (hot.nodes.size && !warm ? ' opacity="0.15"' : "");
    bundlesDrawn.forEach((bundle) => {
      const [[x, y], [u, v]] = bundleEnds[bundle].map(at), dash = data.lines[strongest(bundle)];
      out.push('<line x1="' + x.toFixed(1) + '" y1="' + y.toFixed(1) + '" x2="' + u.toFixed(1) + '" y2="' + v.toFixed(1) + '" stroke="' + colours.edge + '"' +
        (dash.length ? ' stroke-dasharray="' + dash.join(" ") + '"' : "") + faint(hot.bundles.has(bundle)) + "/>");
    });
    rowsDrawn.forEach((node) => {
      const [x, y] = at(node), drawing = glyph(node).firstElementChild, half = size[node] * scale / 9;
      if (!drawing) return;
      const shape = drawing.tagName === "circle" ? '<circle cx="10" cy="10" r="8"' : '<polygon points="' + drawing.getAttribute("points") + '"';
      const end = drawing.tagName === "circle" ? "</circle>" : "</polygon>", corner = [x - 10 * half, y - 10 * half].map((value) => value.toFixed(1));
      out.push('<g transform="translate(' + corner.join(" ") + ") scale(" + half.toFixed(3) + ')"' + faint(hot.nodes.has(node)) + ">" + shape +
        ' fill="' + drawing.getAttribute("fill") + '" stroke="#1b1f24"><title>' + xml(name(node)) + "</title>" + end + "</g>");
    });
    const words = (x, y, line, more) => out.push('<text x="' + x.toFixed(1) + '" y="' + y.toFixed(1) + '"' + more + ">" + xml(line) + "</text>");
    lineLabels.forEach((one) => {
      const [[x, y], [u, v]] = bundleEnds[one.bundle].map(at), a = (x + u) / 2, b = (y + v) / 2;
      const turn = [one.angle * 180 / Math.PI, a, b].map((value) => value.toFixed(1)).join(" ");
      words(a, b + 4, one.words, ' text-anchor="middle" font-size="11" fill="' + colours.soft + '" transform="rotate(' + turn + ')"');
    });
    labels.forEach((one) => {
      const [x, y] = at(one.id);
      one.lines.forEach((line, number) => words(x + one.dx, y + one.dy + 11 + number * 14, line, ' font-size="12" fill="' + colours.ink + '"'));
    });
    const box = [left - 120, top - 60, right - left + 240, bottom - top + 130].map((value) => value.toFixed(0)).join(" ");
    const [at_, top_] = box.split(" ");
    const head = '<?xml version="1.0" encoding="UTF-8"?>\n<svg xmlns="http://www.w3.org/2000/svg" viewBox="' + box + '" font-family="sans-serif">\n';
    const paper = '<rect x="' + at_ + '" y="' + top_ + '" width="100%" height="100%" fill="' + colours.page + '"/>\n';
    save(head + paper + out.join("\n") + "\n</svg>\n", "image/svg+xml", "graph.svg");
  }
  // A cell that a spreadsheet would take for a formula begins with an apostrophe.
  function cell(value) {
    const words = String(value).replace(/\r\n?|\n/g, " ");
    return '"' + (/^[\s\u0000-\u0020]*[=+\-@\uff1d\uff0b\uff0d\uff20]/.test(words) || /^[\t\r]/.test(words) ? "'" : "") + words.replace(/"/g, '""') + '"';
  }
  function exportCsv() {
    const lines = [["subject", "relation", "object", "status", "said by", "first date", "last date", "independent sources", "confidence",
      "document", "publisher", "published", "address", "words"]];
    chosen().relations.forEach((r) => {
      const head = [name(from[r]), short(r), name(to[r])];
      const [start, end] = claimsUnder(r);
      for (let claim = start; claim < end; claim++) {
        distinct(evidenceOf(claim)).forEach((sentence) => {
          const [title, , date, url, publisher] = place(sentence).map(text);
          const words = T[sentences.text[sentence]].slice(sentences.from[sentence], sentences.to[sentence]);
          lines.push([...head, statusNames[claims.status[claim]], speakers(claim).join("; "), T[relations.first[r]], T[relations.last[r]].replace("9999", ""),
            claims.sources[claim], (claims.confidence[claim] / 10000).toFixed(4), title, publisher, date, url, words]);
        });
      }
    });
    const seen = new Set();
    const rowsOut = lines.map((line) => line.map(cell).join(",")).filter((line) => (seen.has(line) ? false : seen.add(line)));
    save("\ufeff" + rowsOut.join("\r\n") + "\r\n", "text/csv;charset=utf-8", "relations.csv");
  }
  const CG = "https://w3id.org/casegraph/ontology#";
  function iri(value) {
    const whole = /^[a-z][a-z0-9+.-]*:/i.test(value) ? value : data.base + value;
    return "<" + whole.replace(/[\u0000-\u0020<>"{}|\\^`]/g, (sign) => "\\u" + sign.charCodeAt(0).toString(16).padStart(4, "0")) + ">";
  }
  function literal(words) {
    return '"' + words.replace(/[\u0000-\u001f"\\\u007f\ud800-\udfff]/g, (sign) => {
      if (sign >= "\ud800" && sign <= "\udfff") return sign;
      return { "\n": "\\n", "\r": "\\r", "\t": "\\t", '"': '\\"', "\\": "\\\\" }[sign] || "\\u" + sign.charCodeAt(0).toString(16).padStart(4, "0");
    }) + '"';
  }
  function exportTurtle() {
    const { things: nodesOut, relations: list } = chosen();
    const ids = claims.iri.split("\n");
    const out = ["@prefix cg: <" + CG + "> .", "@prefix dcterms: <http://purl.org/dc/terms/> .", "@prefix oa: <http://www.w3.org/ns/oa#> .",
      "@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .", "@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .",
      "@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .", ""];
    const documents = new Set(), passages = new Set(), cardsOut = new Set();
    const say = (claim, subject) => {
      const target = claims.target[claim], raw = T[claims.raw[claim]];
      const value = target >= 0 ? iri(key(target)) : raw.startsWith("<") ? iri(raw.slice(1)) : literal(T[claims.value[claim]]) + (raw ? "^^" + raw : "");
      const term = "cg:" + T[claims.name[claim]], status = statusNames[claims.status[claim]];
      if (claims.status[claim] < 2) out.push(subject + " " + term + " " + value + " .");
      const places = evidenceOf(claim).map((sentence) => {
        passages.add(sentence);
        documents.add(sentences.document[sentence]);
        return iri(T[place(sentence)[5]] + "#char=" + sentences.start[sentence] + "," + sentences.end[sentence]);
      });
      out.push(iri(ids[claim]) + " a cg:Claim ; rdf:subject " + subject + " ; rdf:predicate " + term + " ; rdf:object " + value + " ; cg:modality cg:" + status +
        ' ; cg:confidence "' + String(claims.confidence[claim] / 10000) + '"^^xsd:decimal' +
        speakersOf(claim).map((who) => " ; cg:attributedTo " + iri(T[who])).join("") +
        (places.length ? " ; cg:evidence " + places.join(", ") : "") + " .");
    };
    nodesOut.forEach((node) => {
      out.push(iri(key(node)) + " a cg:" + groupNames[group[node]] + " ; rdfs:label " + literal(name(node)) + " .");
      span(ofThing[node], ofThing[node + 1]).forEach((claim) => say(claim, iri(key(node))));
      hanging(node).forEach((card) => cardsOut.add(card));
    });
    list.forEach((r) => {
      if (relations.card[r] >= 0) cardsOut.add(relations.card[r]);
      else span(ofRelation[r], ofRelation[r + 1]).forEach((claim) => say(claim, iri(key(from[r]))));
    });
    cardsOut.forEach((card) => {
      out.push(iri(T[cards.iri[card]]) + " a cg:" + T[cards.kind[card]] + " .");
      span(ofCard[card], ofCard[card + 1]).forEach((claim) => say(claim, iri(T[cards.iri[card]])));
    });
    passages.forEach((sentence) => {
      const where = T[place(sentence)[5]] + "#char=" + sentences.start[sentence] + "," + sentences.end[sentence];
      out.push(iri(where) + " a cg:Evidence ; oa:hasSource " + iri(T[place(sentence)[5]]) + " ; oa:hasSelector " + iri(where + "/quote") + " .");
      out.push(iri(where + "/quote") + " oa:exact " + literal(T[sentences.text[sentence]].slice(sentences.from[sentence], sentences.to[sentence])) + " .");
    });
    documents.forEach((number) => {
      const [title, stem, , , , where] = data.documents[number].map(text);
      out.push(iri(where) + " a cg:Document ; dcterms:identifier " + literal(stem) + " ; rdfs:label " + literal(title) + " .");
    });
    save(out.join("\n") + "\n", "text/turtle;charset=utf-8", "selection.ttl");
  }
  function exportLayout() {
    const lines = [...rowsDrawn].sort((a, b) => (key(a) < key(b) ? -1 : 1)).map((node) => {
      const whole = /^[a-z][a-z0-9+.-]*:/i.test(key(node)) ? key(node) : data.base + key(node);
      return JSON.stringify(whole) + ": [" + (upright ? [Y[node] / drawY, X[node] / drawX] : [X[node] / drawX, Y[node] / drawY]).map(Math.round).join(", ") + "]";
    });
    save("{\n" + lines.join(",\n") + "\n}\n", "application/json", "layout.json");
  }
  const EXPORTS = { png: exportPng, svg: exportSvg, csv: exportCsv, ttl: exportTurtle, layout: exportLayout };

  // ---- 10 page

  function narrow() { return innerWidth <= 800; }
  function tab(wanted) {
    ["filter", "path", "ask"].forEach((part) => {
      const on = part === wanted, head = document.getElementById("tab-" + part);
      document.getElementById(part).hidden = !on;
      head.setAttribute("aria-selected", on);
      head.tabIndex = on ? 0 : -1;
    });
  }
  function tabs() {
    const heads = ["filter", "path", "ask"].map((part) => document.getElementById("tab-" + part));
    heads.forEach((head, number) => {
      head.addEventListener("click", () => tab(head.getAttribute("aria-controls")));
      head.addEventListener("keydown", (event) => {
        const step = { ArrowRight: 1, ArrowLeft: 2 }[event.key];
        if (!step) return;
        const next = heads[(number + step) % 3];
        tab(next.getAttribute("aria-controls"));
        next.focus();
      });
    });
  }
  function menu(opener, list) {
    const close = () => { list.hidden = true; opener.setAttribute("aria-expanded", "false"); };
    opener.addEventListener("click", () => { list.hidden = !list.hidden; opener.setAttribute("aria-expanded", !list.hidden); });
    document.addEventListener("click", (event) => { if (!opener.parentElement.contains(event.target)) close(); });
    list.addEventListener("keydown", (event) => { if (event.key === "Escape") { event.stopPropagation(); close(); opener.focus(); } });
    list.querySelectorAll("[data-export]").forEach((item) => item.addEventListener("click", () => { close(); EXPORTS[item.dataset.export](); }));
  }

  function lineColour() {
    return { color: colours.edge, highlight: colours.soft, hover: colours.soft, inherit: false, opacity: !byTime() ? 1 : bundlesDrawn.length > 200 ? 0.06 : 0.14 };
  }
  function dress(wanted) {
    document.documentElement.dataset.theme = wanted;
    theme();
    if (network) {
      network.setOptions({ edges: { color: lineColour() } });
      labelled = 0;
      network.redraw();
    }
  }
  const dark = matchMedia("(prefers-color-scheme: dark)");

  // From thing to thing with the arrow keys: the nearest one that lies that way.
  function walk(dx, dy) {
    const body = network.body.nodes, start = body[state.node];
    if (!start) { const first = [...rowsDrawn].sort((a, b) => size[b] - size[a] || a - b)[0]; if (first !== undefined) show(first); return; }
    let best = -1, least = Infinity;
    rowsDrawn.forEach((id) => {
      const x = body[id].x - start.x, y = body[id].y - start.y, along = x * dx + y * dy, aside = Math.abs(x * dy) + Math.abs(y * dx);
      if (id !== state.node && along > 0 && along + 2 * aside < least) { least = along + 2 * aside; best = id; }
    });
    if (best >= 0) show(best);
  }
  function zoom(by) { network.moveTo({ scale: Math.min(6, Math.max(0.02, network.getScale() * by)) }); }

  const hover = document.getElementById("hover");
  function hint(x, y, title, lines, claim) {
    hover.replaceChildren(make("b", "", title));
    lines.forEach((line) => hover.append(make("p", "", line)));
    const sentence = claim >= 0 ? evidenceOf(claim)[0] : undefined;
    if (sentence !== undefined) {
      const words = T[sentences.text[sentence]].replace(/\s+/g, " ");
      hover.append(make("q", "", words.length > 180 ? words.slice(0, 179) + "…" : words), make("p", "", source(sentence)));
    }
    hover.hidden = false;
    hover.style.left = Math.max(4, Math.min(x + 16, innerWidth - hover.offsetWidth - 8)) + "px";
    hover.style.top = Math.max(4, Math.min(y + 16, innerHeight - hover.offsetHeight - 8)) + "px";
  }
  function anyClaim(node) {
    if (ofThing[node] < ofThing[node + 1]) return ofThing[node];
    for (const r of touching(node)) { const [start, end] = claimsUnder(r); if (relationOn[r] && start < end) return start; }
    return hanging(node).length ? ofCard[hanging(node)[0]] : -1;
  }

  function listen() {
    network.on("afterDrawing", paint);
    network.on("beforeDrawing", paintYears);
    network.on("click", (event) => {
      hover.hidden = true;
      const node = network.getNodeAt(event.pointer.DOM);
      if (node !== undefined) { show(node, !narrow()); return; }
      const edge = network.getEdgeAt(event.pointer.DOM);
      if (edge !== undefined) showBundle(edge);
      else if (state.node >= 0 || state.bundle >= 0) { choose(NOTHING); document.getElementById("panel").classList.remove("open"); }
    });
    network.on("doubleClick", (event) => {
      const node = network.getNodeAt(event.pointer.DOM);
      if (node !== undefined && neighbours(node).some((other) => !rowsDrawn.has(other))) expand(node);
    });
    network.on("dragEnd", (event) => {
      labelled = 0;
      if (!event.nodes.length) { const node = network.getNodeAt(event.pointer.DOM); if (node !== undefined) event.nodes.push(node); }
      const [xs, ys] = places(), now = network.getPositions(event.nodes);
      event.nodes.forEach((node) => { xs[node] = now[node].x; ys[node] = now[node].y; Object.assign(nodeRows.get(node), now[node]); });
      network.redraw();
    });
    let resting = 0, over = "";
    const leave = () => { clearTimeout(resting); hover.hidden = true; over = ""; picture.style.cursor = ""; };
    picture.addEventListener("mousemove", (event) => {
      clearTimeout(resting);
      if (event.buttons) { leave(); return; }
      resting = setTimeout(() => rest(event.clientX, event.clientY), 70);
    });
    // What lies under a pointer that rests.
    const rest = (x, y) => {
      const box = picture.getBoundingClientRect(), at = { x: x - box.left, y: y - box.top };
      const node = network.getNodeAt(at), edge = node === undefined ? network.getEdgeAt(at) : undefined;
      const now = node !== undefined ? "n" + node : edge !== undefined ? "e" + edge : "";
      if (now === over) return;
      if (!now) { leave(); return; }
      over = now;
      picture.style.cursor = "pointer";
      if (node !== undefined) {
        hint(x, y, name(node), [T[things.kind[node]] + (T[things.first[node]] ? ", " + T[things.first[node]] : "")], anyClaim(node));
      } else {
        const [one, other] = bundleEnds[edge], list = bundleRelations[edge].filter((r) => relationOn[r]);
        hint(x, y, name(one) + " — " + name(other), [list.slice(0, 4).map(short).join(" · ")], list.length ? claimsUnder(list[0])[0] : -1);
      }
    };
    ["dragStart", "zoom"].forEach((what) => network.on(what, leave));
    picture.addEventListener("mouseleave", leave);
    picture.addEventListener("keydown", (event) => {
      const way = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key];
      if (way) { event.preventDefault(); walk(...way); }
      else if (event.key === "+" || event.key === "=") zoom(1.3);
      else if (event.key === "-") zoom(1 / 1.3);
      else if (event.key === "0") fit();
      else if (event.key === "Enter") document.getElementById("panel").focus();
    });
    document.getElementById("zoom-in").addEventListener("click", () => zoom(1.3));
    document.getElementById("zoom-out").addEventListener("click", () => zoom(1 / 1.3));
    document.getElementById("fit").addEventListener("click", fit);
    ["network", "time", "list"].forEach((view) => document.getElementById("view-" + view).addEventListener("click", () => choose({ view })));
    document.getElementById("theme").addEventListener("click", () => dress(document.documentElement.dataset.theme === "dark" ? "light" : "dark"));
    dark.addEventListener("change", () => dress(dark.matches ? "dark" : "light"));
    const help = document.getElementById("help"), side = document.getElementById("side");
    document.getElementById("open-help").addEventListener("click", () => help.showModal());
    document.getElementById("open-side").addEventListener("click", () => side.classList.toggle("open"));
    document.getElementById("close-side").addEventListener("click", () => side.classList.remove("open"));
    menu(document.getElementById("open-export"), document.getElementById("exports"));
    combobox(document.getElementById("search"), document.getElementById("results"), (one) => {
      document.getElementById("search").value = "";
      if (one.bundle === undefined) show(one.node); else showBundle(one.bundle);
      document.getElementById("panel").focus();
    }, true);
    ["path-from", "path-to"].forEach((id, side) => {
      const field = document.getElementById(id);
      combobox(field, document.getElementById(id + "-list"), ({ node }) => {
        pathEnds[side] = node;
        field.value = name(node);
        if (side && pathEnds[0] >= 0) findPath();
      });
    });
    document.getElementById("path-go").addEventListener("click", findPath);
    document.getElementById("path-swap").addEventListener("click", () => {
      const fields = ["path-from", "path-to"].map((id) => document.getElementById(id));
      [fields[0].value, fields[1].value] = [fields[1].value, fields[0].value];
      pathEnds.reverse();
      if (state.path) findPath();
    });
    document.addEventListener("keydown", (event) => {
      const typing = /^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName) && event.target.type !== "checkbox";
      if (event.ctrlKey || event.metaKey || event.altKey || help.open) return;
      if (event.key === "/" && !typing) { event.preventDefault(); document.getElementById("search").focus(); }
      else if (event.key === "Escape") { choose(NOTHING); document.getElementById("panel").classList.remove("open"); side.classList.remove("open"); }
      else if (event.key === "?" && !typing) help.showModal();
      else if (!typing && ["1", "2", "3"].includes(event.key)) choose({ view: ["network", "time", "list"][event.key - 1] });
    });
    document.querySelectorAll(".skip").forEach((link) => link.addEventListener("click", (event) => {
      event.preventDefault(); // the fragment is the state of the page
      document.querySelector(link.getAttribute("href")).focus();
    }));
    addEventListener("popstate", () => {
      state = read(location.hash);
      refresh();
      if (state.node >= 0) sight(state.node);
    });
    new ResizeObserver(() => { labelled = 0; }).observe(picture);
  }

  function start() {
    dress(dark.matches ? "dark" : "light");
    const options = JSON.parse(typeof data.options === "string" ? data.options : T[data.options]);
    options.edges.color = lineColour();
    network = new vis.Network(picture, { nodes, edges }, options);
    filters();
    questions();
    histogram();
    tabs();
    listen();
    state = read(location.hash);
    if (state.path) tab("path"); else if (state.question >= 0) tab("ask");
    refresh();
    if (state.node >= 0) sight(state.node);
    if (state.node >= 0 || state.bundle >= 0 || state.path || state.question >= 0) document.getElementById("panel").classList.add("open");
    if (!everything) document.getElementById("search").setAttribute("placeholder", "Find one of " + N.toLocaleString("en") + " things …");
  }
  start();
})();
