"""A procedure as BPMN, run by SpiffWorkflow: user tasks, exclusive and parallel gateways. Nobody checks who acts."""

from __future__ import annotations

from xml.etree import ElementTree as ET

from lxml import etree
from SpiffWorkflow import TaskState
from SpiffWorkflow.bpmn import BpmnWorkflow
from SpiffWorkflow.bpmn.parser import BpmnParser

from benchmarks.engines.flat import Flat, PeerStep

_BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL"


class PeerProcess:
    """The process of one procedure, parsed once."""

    def __init__(self, graph: Flat) -> None:
        parser = BpmnParser()
        parser.add_bpmn_xml(etree.fromstring(_xml(graph)))
        self.spec = parser.get_spec("proceso")
        self.names = _names(graph)

    def open(self) -> BpmnWorkflow:
        """Return the workflow of one case."""
        workflow = BpmnWorkflow(self.spec)
        workflow.do_engine_steps()
        return workflow

    def step(self, workflow: BpmnWorkflow, step: PeerStep) -> None:
        """Complete one task."""
        task = workflow.get_next_task(state=TaskState.READY, spec_name=self.names[step.ref])
        task.data.update(step.data)
        task.run()
        workflow.do_engine_steps()

    def go(self, workflow: BpmnWorkflow, steps: list[PeerStep]) -> None:
        """Take all the steps."""
        for step in steps:
            self.step(workflow, step)

    def is_over(self, workflow: BpmnWorkflow) -> bool:
        """Tell whether the case has ended."""
        return workflow.is_completed()


def _names(graph: Flat) -> dict[str, str]:
    return {ref: f"n{index}" for index, ref in enumerate((*graph.nodes, *graph.ends))}


def _xml(graph: Flat) -> bytes:
    """Write the BPMN: an exclusive gateway after every task that branches, its last way the default one."""
    names = _names(graph)
    root = ET.Element(f"{{{_BPMN}}}definitions", {"targetNamespace": "x", "id": "d"})
    process = ET.SubElement(root, f"{{{_BPMN}}}process", {"id": "proceso", "isExecutable": "true"})
    flows = 0

    def add(kind: str, name: str, **more: str) -> None:
        ET.SubElement(process, f"{{{_BPMN}}}{kind}", {"id": name, "name": name, **more})

    def join(source: str, target: str, condition: str = "", name: str = "") -> None:
        nonlocal flows
        flows += 1
        parts = {"id": name or f"f{flows}", "sourceRef": source, "targetRef": target}
        flow = ET.SubElement(process, f"{{{_BPMN}}}sequenceFlow", parts)
        if condition:
            ET.SubElement(flow, f"{{{_BPMN}}}conditionExpression").text = condition

    add("startEvent", "inicio")
    join("inicio", names[graph.start])
    for end in graph.ends:
        if any(arc.target == end for node in graph.nodes.values() for arc in node.arcs):
            add("endEvent", names[end])
    for node in graph.nodes.values():
        here = names[node.ref]
        if node.fork:
            add("parallelGateway", here)
            add("parallelGateway", here + "r")
            for arc in node.arcs:
                join(here, names[arc.target])
                join(names[arc.target], here + "r")
            join(here + "r", names[node.join])
            continue
        if node.task:
            add("userTask", here)
        if len(node.arcs) == 1 and node.task:
            join(here, names[node.arcs[0].target])
        elif node.arcs:
            gateway = here + "g" if node.task else here
            add("exclusiveGateway", gateway, default=f"{gateway}d")
            if node.task:
                join(here, gateway)
            *some, last = node.arcs
            for arc in some:
                join(gateway, names[arc.target], f"{arc.datum} in {arc.options!r}")
            join(gateway, names[last.target], name=f"{gateway}d")
    return ET.tostring(root)
