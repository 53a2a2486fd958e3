"""Real servers for tests, benchmarks and developers, started and ended by ourselves on loopback.

    .venv/bin/python -m tests.servers postgres -- .venv/bin/pytest -m postgres
    .venv/bin/python -m tests.servers elasticsearch-8 -- bash

starts the servers, hands their addresses to the command by environment and ends them after it.
"""
