"""SpiffWorkflow with its state kept as JSON: each step reads it from a database, completes a task, writes it back."""

from __future__ import annotations

from typing import Any

from SpiffWorkflow.bpmn.serializer import BpmnWorkflowSerializer

from benchmarks.engines.bpmn import PeerProcess
from benchmarks.engines.flat import Flat, PeerStep


class KeptProcess:
    """Workflows of one procedure in a table of a raw connection, one transaction a step."""

    def __init__(self, graph: Flat, connection: Any) -> None:
        self.process = PeerProcess(graph)
        self.serializer = BpmnWorkflowSerializer()
        self.connection = connection
        connection.execute("CREATE TABLE instances (id INTEGER PRIMARY KEY, state TEXT NOT NULL)")

    def open(self) -> int:
        """Begin a case; return its number."""
        state = self.serializer.serialize_json(self.process.open())
        self.connection.execute("BEGIN IMMEDIATE")
        number = self.connection.execute("INSERT INTO instances (state) VALUES (?)", (state,)).lastrowid
        self.connection.execute("COMMIT")
        return int(number)

    def step(self, number: int, step: PeerStep) -> None:
        """Complete one task of a case."""
        self.connection.execute("BEGIN IMMEDIATE")
        (state,) = self.connection.execute("SELECT state FROM instances WHERE id = ?", (number,)).fetchone()
        workflow = self.serializer.deserialize_json(state)
        self.process.step(workflow, step)
        state = self.serializer.serialize_json(workflow)
        self.connection.execute("UPDATE instances SET state = ? WHERE id = ?", (state, number))
        self.connection.execute("COMMIT")
