"""A whole DuckDB process: duckdb_run.py DATABASE SCRIPT.sql, where DATABASE is `memory`, a file to make, or `read:FILE`."""

import os
import sys

import _duckdb as duckdb  # the engine alone: the package around it takes another 0.1 s to load and adds nothing here

database, script = sys.argv[1:]
if database.startswith("read:"):
    connection = duckdb.connect(database.removeprefix("read:"), read_only=True)
else:
    connection = duckdb.connect(":memory:" if database == "memory" else database)
with open(script, encoding="utf-8") as file:
    connection.execute(file.read())
if database == "memory" or database.startswith("read:"):
    os._exit(0)  # all is written; freeing tables one by one would only cost time
connection.close()
