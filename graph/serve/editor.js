"use strict";
// Sets up YASGUI, which Oxigraph brings along, over the endpoint of this server, and opens saved questions in its tabs.
(() => {
  const endpoint = new URL("sparql", location.href).href;
  const start = [
    "PREFIX cg: <https://w3id.org/casegraph/ontology#>",
    "PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>",
    "SELECT ?case ?label",
    "WHERE { ?case a cg:Case ; rdfs:label ?label }",
    "ORDER BY ?label",
    "LIMIT 50",
  ].join("\n");
  // What YASGUI completes comes from this server: its own sources are services on the web.
  const terms = (kind) => fetch("terms/" + kind + ".json").then((answer) => answer.json());
  ["class", "property"].forEach((kind) => {
    Yasgui.Yasqe.forkAutocompleter(kind, { name: kind + "-here", get: () => terms(kind), bulk: true });
  });
  Yasgui.Yasqe.defaults.autocompleters = ["variables", "prefixes", "class-here", "property-here"];
  Yasgui.Yasqe.defaults.prefixCcApi = new URL("terms/prefixes.json", location.href).href;
  Yasgui.Yasqe.defaults.createShareableLink = null;
  Yasgui.Yasqe.defaults.value = start;
  const editor = new Yasgui(document.getElementById("yasgui"), {
    requestConfig: { endpoint },
    copyEndpointOnNewTab: false,
    endpointCatalogueOptions: { getData: () => [{ endpoint }], keys: [] },
    persistenceId: "casegraph-" + location.host,
  });

  async function open(name, search) {
    const answer = await fetch("questions/" + encodeURIComponent(name) + ".rq" + search);
    const text = await answer.text();
    const tab = editor.addTab(true, { name });
    tab.setQuery(answer.ok ? text : "# " + text);
    const lines = text.split("\n");
    const begin = lines.findIndex((line) => line.startsWith("SELECT"));
    tab.getYasqe().scrollIntoView({ line: Math.min(begin + 8, lines.length - 1), ch: 0 });
    tab.getYasqe().setCursor({ line: Math.max(begin, 0), ch: 0 });
  }

  document.getElementById("choose").addEventListener("change", (event) => {
    if (event.target.value) open(event.target.value, "");
  });
  const typed = new URLSearchParams(location.search);
  const asked = typed.get("question");
  if (asked) {
    typed.delete("question");
    document.getElementById("choose").value = asked;
    open(asked, typed.size ? "?" + typed : "");
  }
})();
