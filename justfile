# The same checks as .ci/run, one at a time. `just` alone lists them.
_default:
    @just --list

# the tests, as in the README
test *arguments:
    uv run pytest {{arguments}}

# style and layout
lint:
    uv run --group lint ruff check
    uv run --group lint ruff format --check

# types, strictly
types:
    uv run --group lint mypy -p cauce.model -p cauce.compiler -p cauce.runtime -p cauce.store -p cauce.diagrams -p cauce.cli

# the layers of design.md §1
layers:
    uv run lint-imports

# branch coverage of engine/, at least 95 %
coverage:
    uv run --group coverage pytest --cov

# the independent judge of the proof
judge:
    uv run --group judge pytest tests/judge

# spoilt files against the reader: a million of them
fuzz *arguments:
    uv run python tests/fuzz/reader_campaign.py --processes 2 {{arguments}}

# eight writers, a thousand deaths of a process, of the command and a hundred of the server; the power gone at any
# moment, and every call to the system failing
crashes:
    uv run python -m tests.store.crash_campaign --kills 1000 --seconds 600
    uv run python tests/store/desk_crowd.py --processes 8 --seconds 60
    uv run python tests/store/desk_crowd.py --processes 8 --seconds 60 --postgresql
    uv run python tests/cli/faults/killing.py --kills 1000 --seconds 1800
    uv run python -m tests.store.server_deaths --kills 100
    uv run python -m tests.faults.power.campaign --images 10000 --seconds 900
    uv run python -m tests.faults.calls.failing --seconds 1800

# random procedures, paths and commands over a real database, read again at every step
walks:
    uv run python tests/store/walks_campaign.py --walks 10000 --seconds 900
    uv run python tests/store/machine_campaign.py --steps 20000 --seconds 900

# rewrite the golden files with what the code gives now
update *arguments:
    uv run pytest --actualizar {{arguments}}

# how long a cold start takes
cold-start:
    uv run python benchmarks/cold_start.py

# our sheets beside dot, ELK and bpmn-auto-layout (ten minutes)
peers *arguments:
    npm install --prefix benchmarks/peers
    uv run python benchmarks/peers_layout.py {{arguments}}

# one of benchmarks/ by name: steps_in_memory, steps_durable, many_cases, postgresql…
benchmark name *arguments:
    uv run --group peers python -m benchmarks.{{name}} {{arguments}}

# everything, from nothing, as a change is judged
ci:
    bash .ci/run
