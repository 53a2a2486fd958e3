"""Elasticsearch and OpenSearch as they are, from their makers' own test distributions.

They hold the core without extra modules: no scripts, no reindex, no language analysers; our search
asks for none of these. Elasticsearch answers `GET /` with 405, so readiness is cluster health.
"""

from __future__ import annotations

import atexit
import functools
import json
import os
import shutil
import signal
import tempfile
import urllib.error
import urllib.request
import zipfile
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

from tests.servers.maven import artifact, java_home
from tests.servers.process import Server, free_port


@dataclass(frozen=True)
class Distribution:
    """One product and version that can be started."""

    product: str  # elasticsearch | opensearch
    version: str
    java: int  # lowest release that runs it

    @property
    def group(self) -> str:
        """Maven group of its zip."""
        owner = {"elasticsearch": "org.elasticsearch", "opensearch": "org.opensearch"}[self.product]
        return f"{owner}.distribution.integ-test-zip"


DISTRIBUTIONS = {
    "elasticsearch-8": Distribution("elasticsearch", "8.19.0", java=17),
    "elasticsearch-9": Distribution("elasticsearch", "9.2.0", java=21),
    "opensearch-2": Distribution("opensearch", "2.19.0", java=17),
    "opensearch-3": Distribution("opensearch", "3.4.0", java=21),
}


@functools.cache
def unpacked(distribution: Distribution) -> Path:
    """Program folder of the distribution, readable by everybody, deleted when this process ends."""
    archive = artifact(distribution.group, distribution.product, distribution.version, kind="zip")
    folder = Path(tempfile.mkdtemp(prefix=f"portal-{distribution.product}-home-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    folder.chmod(0o755)
    with zipfile.ZipFile(archive) as content:
        content.extractall(folder)
    home = next(path for path in folder.iterdir() if path.is_dir())
    for program in (home / "bin").iterdir():
        program.chmod(0o755)
    return home


class Elastic(Server):
    """One node; alone, or of a cluster when it is told its neighbours."""

    name = "elastic"
    start_seconds = 120.0

    def __init__(self, distribution: Distribution, *, heap: str = "512m", node: str = "") -> None:
        super().__init__()
        self.distribution = distribution
        self.heap = heap
        self.node = node
        self.transport_port = free_port()
        self.cluster: Mapping[str, int] = {}  # name of node -> transport port, of all the cluster

    @property
    def address(self) -> str:
        """Base address of its HTTP interface."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def url(self) -> str:
        """Value for SEARCH_URL."""
        return f"{self.distribution.product}://127.0.0.1:{self.port}"

    @property
    def home(self) -> Path:
        """Program folder of this node."""
        return self.folder / "home"

    def variables(self) -> dict[str, str]:
        """What a command needs to use this server."""
        return {"SEARCH_URL": self.url}

    def prepare(self) -> None:
        """Write the configuration of a closed, small node."""
        # A home of its own (hard links, no copy): the start writes below it, whatever one sets.
        shutil.copytree(unpacked(self.distribution), self.home, copy_function=os.link)
        (self.folder / "tmp").mkdir()
        text = "".join(f"{key}: {json.dumps(value)}\n" for key, value in self.settings().items())
        target = self.home / "config" / f"{self.distribution.product}.yml"
        target.unlink()  # break the hard link
        target.write_text(text, encoding="utf-8")

    def settings(self) -> dict[str, object]:
        """Settings of the node."""
        found: dict[str, object] = {
            "cluster.name": f"portal-{self.transport_port if not self.cluster else 'three'}",
            "network.host": "127.0.0.1",
            "http.port": self.port,
            "transport.port": self.transport_port,
            # a developer's disk may be fuller than a server's should be
            "cluster.routing.allocation.disk.threshold_enabled": False,
        }
        if self.distribution.product == "elasticsearch":
            found["xpack.security.enabled"] = False
        return found | self.discovery()

    def discovery(self) -> dict[str, object]:
        """How the node finds the others, if there are any."""
        if not self.cluster:
            return {"discovery.type": "single-node"}
        return {
            "node.name": self.node,
            "discovery.seed_hosts": [f"127.0.0.1:{port}" for port in self.cluster.values()],
            "cluster.initial_master_nodes": list(self.cluster),
        }

    def environment(self) -> Mapping[str, str]:
        """Java and memory, in the product's own variables."""
        prefix = {"elasticsearch": "ES", "opensearch": "OPENSEARCH"}[self.distribution.product]
        return {
            f"{prefix}_JAVA_HOME": str(java_home(self.distribution.java)),
            f"{prefix}_JAVA_OPTS": f"-Xms{self.heap} -Xmx{self.heap}",
            f"{prefix}_TMPDIR": str(self.folder / "tmp"),
        }

    def command(self) -> Sequence[str]:
        """The product's own starter, in the foreground."""
        return [str(self.home / "bin" / self.distribution.product)]

    def is_ready(self) -> bool:
        """Whether the cluster is whole: all its nodes are there and it is green."""
        health = self.health()
        return health.get("status") == "green" and health.get("number_of_nodes") == max(
            1, len(self.cluster)
        )

    def health(self) -> dict[str, object]:
        """Answer of `_cluster/health`; empty while there is none."""
        try:
            with urllib.request.urlopen(f"{self.address}/_cluster/health", timeout=2) as answer:
                found: dict[str, object] = json.load(answer)
                return found
        except (urllib.error.URLError, OSError, ValueError):
            return {}

    def kill(self) -> None:
        """End it with -9, together with the Java process that its starter made."""
        if self.process is not None:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()

    def pause(self) -> None:
        """Let it hang: connections stay open and nothing answers (until `resume`)."""
        if self.process is not None:
            os.killpg(self.process.pid, signal.SIGSTOP)

    def resume(self) -> None:
        """Let a hanging server go on."""
        if self.process is not None:
            os.killpg(self.process.pid, signal.SIGCONT)


class Cluster:
    """Three nodes on loopback; a context manager like a single server."""

    def __init__(self, distribution: Distribution) -> None:
        self.nodes = [Elastic(distribution, heap="400m", node=f"node-{n}") for n in (1, 2, 3)]
        ports = {node.node: node.transport_port for node in self.nodes}
        for node in self.nodes:
            node.cluster = ports
        self.stack = ExitStack()

    @property
    def url(self) -> str:
        """Value for SEARCH_URL: all three, separated by commas."""
        product = self.nodes[0].distribution.product
        return f"{product}://" + ",".join(f"127.0.0.1:{node.port}" for node in self.nodes)

    def variables(self) -> dict[str, str]:
        """What a command needs to use this cluster."""
        return {"SEARCH_URL": self.url}

    def master(self) -> Elastic:
        """The node that is elected at this moment."""
        address = next(node.address for node in self.nodes if node.health())
        with urllib.request.urlopen(f"{address}/_cat/master?format=json", timeout=5) as answer:
            name = json.load(answer)[0]["node"]
        return next(node for node in self.nodes if node.node == name)

    def __enter__(self) -> Self:
        for node in self.nodes:
            self.stack.callback(node.stop)
            node.prepare()
            node.hand_over()
            node.spawn()
        try:
            for node in self.nodes:
                node.wait(node.is_ready)
        except BaseException:
            self.stack.close()
            raise
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.stack.close()
