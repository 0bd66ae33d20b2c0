"use strict";
// The page's own script. All text from the graph reaches the page through textContent or vis-network's plain-text
// tooltips, never as markup. `nodes`, `edges` and `network` are global, as on a page of pyvis.
var graph = JSON.parse(document.getElementById("graph-data").textContent);
var details = JSON.parse(document.getElementById("detail-data").textContent);
var nodes = new vis.DataSet();
var edges = new vis.DataSet();
var network = new vis.Network(document.getElementById("mynetwork"), { nodes: nodes, edges: edges }, JSON.parse(graph.options));

(function () {
  var HOVER = 4; // sentences in a tooltip
  var FONT = 12, LETTER = 6.8, LINE = 14; // pixels on the screen: size of a label, width of a letter, height of a line
  var FOUND = 12; // results of a search
  var drawn = new Set(details.opening);
  var hidden = new Set();
  var claimed = false;
  var touching = graph.nodes.map(function () { return []; });
  graph.edges.forEach(function (edge) {
    touching[edge.from].push(edge.id);
    if (edge.to !== edge.from) touching[edge.to].push(edge.id);
  });

  function byId(id) { return document.getElementById(id); }

  function make(tag, name, text) {
    var element = document.createElement(tag);
    if (name) element.className = name;
    if (text !== undefined) element.textContent = text;
    return element;
  }

  function origin(support) {
    var sentence = details.sentences[support[0]];
    var source = details.sources[sentence[0]];
    var who = support[2] ? " by " + support[2] : "";
    return source[0] + (source[2] ? ", " + source[2] : "") + " (" + support[1].toLowerCase() + who + ")";
  }

  function quoted(supports) {
    var lines = supports.slice(0, HOVER).map(function (support) {
      return "“" + details.sentences[support[0]][2].replace(/\s+/g, " ") + "”\n— " + origin(support);
    });
    if (supports.length > HOVER) lines.push("and " + (supports.length - HOVER) + " more");
    return lines.length ? lines.join("\n\n") : "no sentence is cited";
  }

  function unique(supports) {
    var seen = new Set();
    return supports.filter(function (support) {
      var key = support.join("|");
      return seen.has(key) ? false : seen.add(key);
    });
  }

  function ofNode(id) {
    var all = [];
    details.nodes[id].facts.forEach(function (fact) { all.push.apply(all, fact[2]); });
    touching[id].forEach(function (edge) {
      if (details.edges[edge].asserted || claimed) all.push.apply(all, details.edges[edge].by);
    });
    return unique(all);
  }

  function nodeTitle(id) {
    var node = details.nodes[id];
    return node.label + "\n" + node.kind + "\n\n" + quoted(ofNode(id));
  }

  function edgeTitle(id) {
    var edge = graph.edges[id];
    var ends = details.nodes[edge.from].label + " → " + edge.label + " → " + details.nodes[edge.to].label;
    return ends + "\n\n" + quoted(details.edges[id].by);
  }

  // A case or ruling that no source asserts is drawn only with the relations that are not asserted.
  function reported(id) {
    return ["Case", "Ruling"].indexOf(graph.nodes[id].group) >= 0 && touching[id].length > 0 &&
      touching[id].every(function (edge) { return !details.edges[edge].asserted; });
  }

  function visible(id) {
    return drawn.has(id) && !hidden.has(graph.nodes[id].group) && (claimed || !reported(id));
  }

  function wanted(edge) {
    return visible(edge.from) && visible(edge.to) && (details.edges[edge.id].asserted || claimed);
  }

  function replace(set, rows) {
    var ids = new Set(rows.map(function (row) { return row.id; }));
    set.remove(set.getIds().filter(function (id) { return !ids.has(id); }));
    set.update(rows);
  }

  function draw() {
    var things = graph.nodes.filter(function (node) { return visible(node.id); });
    var ties = graph.edges.filter(wanted);
    replace(nodes, things.map(function (node) { return Object.assign({ title: nodeTitle(node.id) }, node); }));
    replace(edges, ties.map(function (edge) { return Object.assign({ title: edgeTitle(edge.id) }, edge); }));
    var rest = graph.nodes.length - things.length;
    byId("status").textContent = things.length + " of " + graph.nodes.length + " things and " + ties.length + " of " +
      graph.edges.length + " relations drawn, from " + details.sources.length + " documents" +
      (rest ? "; " + rest + " hidden." : ".");
    byId("all").hidden = drawn.size === graph.nodes.length;
  }

  function show(id, go) {
    if (!visible(id)) {
      if (reported(id)) byId("claimed").checked = claimed = true;
      hidden.delete(graph.nodes[id].group);
      document.querySelectorAll("#legend input[data-group]").forEach(function (box) {
        if (box.dataset.group === graph.nodes[id].group) box.checked = true;
      });
      drawn.add(id);
      touching[id].slice(0, 60).forEach(function (edge) {
        drawn.add(graph.edges[edge].from);
        drawn.add(graph.edges[edge].to);
      });
      draw();
    }
    if (go) network.focus(id, { scale: Math.max(0.9, network.getScale()) });
    label();
    network.selectNodes([id]);
    nodePanel(id);
  }

  // Labels keep their size on the screen. The best connected things get theirs first; one that would cover another
  // or a thing waits until the reader zooms in.
  function label() {
    var scale = network.getScale();
    var places = network.getPositions();
    var taken = [];
    var ids = nodes.getIds().sort(function (a, b) { return touching[b].length - touching[a].length || a - b; });
    var points = ids.map(function (id) { return [id, places[id].x * scale, places[id].y * scale]; });
    nodes.update(ids.map(function (id) {
      var lines = graph.nodes[id].label.split("\n");
      var half = 0.5 * LETTER * Math.max.apply(null, lines.map(function (line) { return line.length; }));
      var x = places[id].x * scale;
      var y = (places[id].y + graph.nodes[id].size) * scale;
      var box = [x - half, y, x + half, y + (lines.length + 0.4) * LINE];
      var free = taken.every(function (other) {
        return box[2] < other[0] || other[2] < box[0] || box[3] < other[1] || other[3] < box[1];
      });
      free = free && points.every(function (point) {
        var apart = point[1] < box[0] || point[1] > box[2] || point[2] < box[1] || point[2] > box[3];
        return apart || point[0] === id;
      });
      if (free) taken.push(box);
      return { id: id, x: places[id].x, y: places[id].y, font: { size: free ? FONT / scale : 0 } };
    }));
  }

  function fit() {
    network.fit();
    network.moveTo({ scale: Math.min(1.3, network.getScale() * 0.86) });
    label();
  }

  function thing(id) {
    var button = make("button", "thing", details.nodes[id].label);
    button.type = "button";
    button.addEventListener("click", function () { show(id, true); });
    return button;
  }

  function sentences(parent, supports) {
    supports.forEach(function (support) {
      var words = details.sentences[support[0]][2].replace(/\s+/g, " ");
      var plain = support[1] === "Asserted" || support[1] === "Ordered";
      parent.append(make("blockquote", plain ? "" : "claimed", words));
      var source = details.sources[details.sentences[support[0]][0]];
      var line = make("p", "source", origin(support));
      if (/^https?:\/\//.test(source[3])) {
        var link = make("a", "", "source");
        link.href = source[3];
        link.rel = "noopener noreferrer";
        line.append(" ", link);
      }
      parent.append(line);
    });
    if (!supports.length) parent.append(make("p", "source", "no sentence is cited"));
  }

  function fresh(heading, kind) {
    var panel = byId("panel");
    panel.replaceChildren(make("h2", "", heading), make("p", "kind", kind));
    panel.scrollTop = 0;
    return panel;
  }

  function folded(parent, supports) {
    sentences(parent, supports.slice(0, 2));
    if (supports.length > 2) {
      var more = make("details");
      more.append(make("summary", "", supports.length - 2 + " more"));
      sentences(more, supports.slice(2));
      parent.append(more);
    }
  }

  function nodePanel(id) {
    var node = details.nodes[id];
    var panel = fresh(node.label, node.kind);
    if (node.names.length) panel.append(make("p", "", "Also called: " + node.names.join("; ")));
    panel.append(make("p", "source", node.iri));
    node.facts.forEach(function (fact) {
      panel.append(make("h3", "", fact[0]), make("p", "", fact[1]));
      folded(panel, fact[2]);
    });
    touching[id].forEach(function (number) {
      var edge = graph.edges[number];
      var out = edge.from === id;
      var row = make("div", "row");
      row.append(make("h3", "", (out ? edge.label : "is “" + edge.label + "” of") + (details.edges[number].asserted ? "" : " (not asserted)")));
      row.append(thing(out ? edge.to : edge.from));
      folded(row, details.edges[number].by);
      panel.append(row);
    });
  }

  function edgePanel(id) {
    var edge = graph.edges[id];
    var panel = fresh(edge.label, details.edges[id].asserted ? "relation" : "relation, not asserted");
    [edge.from, edge.to].forEach(function (end, place) {
      var line = make("p", "", place ? "to " : "from ");
      line.append(thing(end));
      panel.append(line);
    });
    sentences(panel, details.edges[id].by);
  }

  function plainly(text) {
    return text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase();
  }

  var index = details.nodes.map(function (node) { return plainly([node.label].concat(node.names).join("\n")); });

  function search() {
    var asked = plainly(byId("search").value.trim());
    var results = byId("results");
    results.replaceChildren();
    results.hidden = !asked;
    if (!asked) return;
    var found = [];
    index.forEach(function (text, id) { if (text.includes(asked)) found.push(id); });
    found.sort(function (a, b) { return touching[b].length - touching[a].length || a - b; });
    found.slice(0, FOUND).forEach(function (id) {
      var item = make("li");
      var button = make("button", "", details.nodes[id].label + " (" + details.nodes[id].kind + ")");
      button.type = "button";
      button.addEventListener("click", function () {
        results.hidden = true;
        show(id, true);
        byId("panel").focus();
      });
      item.append(button);
      results.append(item);
    });
    var rest = found.length - Math.min(found.length, FOUND);
    if (rest || !found.length) results.append(make("li", "", rest ? "and " + rest + " more" : "nothing found"));
  }

  network.on("click", function (event) {
    if (event.nodes.length) nodePanel(event.nodes[0]);
    else if (event.edges.length) edgePanel(event.edges[0]);
  });
  var pending = 0;
  ["zoom", "dragEnd", "resize"].forEach(function (name) {
    network.on(name, function () {
      clearTimeout(pending);
      pending = setTimeout(label, 120);
    });
  });
  byId("search").addEventListener("input", search);
  byId("search").addEventListener("keydown", function (event) {
    var first = byId("results").querySelector("button");
    if (event.key === "Enter" && first) first.click();
    if (event.key === "Escape") byId("results").hidden = true;
  });
  byId("all").addEventListener("click", function () {
    graph.nodes.forEach(function (node) { drawn.add(node.id); });
    draw();
    fit();
  });
  byId("whole").addEventListener("click", fit);
  document.querySelectorAll("#legend input[data-group]").forEach(function (box) {
    box.addEventListener("change", function () {
      if (box.checked) hidden.delete(box.dataset.group);
      else hidden.add(box.dataset.group);
      draw();
      label();
    });
  });
  if (byId("claimed")) byId("claimed").addEventListener("change", function () { claimed = byId("claimed").checked; draw(); });
  draw();
  fit();
})();
