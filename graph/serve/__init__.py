"""Serve a built graph on this machine: the network page, the questions as forms, a query editor, a SPARQL endpoint.

Takes a built folder, limits and an address; gives a server that runs until it is stopped. The endpoint reads; nothing
that is asked of it writes, calls other hosts, or runs on for ever. `limits` says what may be asked, `worker` and `pool`
run Oxigraph, `snapshot` holds the graph, `protocol` and `forms` answer, `app` puts the addresses together.

Imports starlette and uvicorn, and needs the program `oxigraph`: the extra `serve`.
"""
