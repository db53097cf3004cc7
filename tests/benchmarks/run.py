#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The HttpQ authors
# SPDX-License-Identifier: MIT
"""Measures HttpQ and its peers by turns against one nginx, and checks the targets.

The figure to look at is the client's own CPU time for a request: it holds still when the machine
is busy. nginx and the clients have a core each.
"""

import argparse
import datetime
import json
import os
import platform
import re
import resource
import shutil
import signal
import subprocess
import sys
import tempfile

import report
from nginxserver import LARGE_BYTES, SMALL_BODY, NginxServer
from requestcapture import capture_request

DESCRIPTORS = 20000
CLIENT_SECONDS = 600
PROGRAMS = {"epoll": "bench_epoll", "qtcpsocket": "bench_qtcpsocket",
            "qsslsocket": "bench_qtcpsocket", "httpq": "bench_httpq",
            "httpq-asio": "bench_httpqasio", "beast": "bench_beast",
            "curl": "bench_curl", "qnam": "bench_qnam"}
# Of the requests that the others make: what is slow needs fewer.
SHARES = {"curl": 0.5, "qnam": 0.1}
PLAIN = ("epoll", "qtcpsocket", "httpq", "httpq-asio", "beast", "curl", "qnam")
TLS = ("qsslsocket", "httpq", "httpq-asio", "curl", "qnam")
# QNetworkAccessManager cannot hold that many connections.
IDLE = ("epoll", "qtcpsocket", "httpq", "httpq-asio", "beast", "curl")

CALLGRIND_REQUESTS = 2000
CALLGRIND_CONNECTIONS = 64


class Case:
    def __init__(self, name, title, mode, clients, floor, connections=1, requests=1, warm_up=0,
                 tls=False):
        self.name = name
        self.title = title
        self.mode = mode
        self.clients = clients
        self.floor = floor
        self.connections = connections
        self.requests = requests
        self.warm_up = warm_up
        self.tls = tls

    def arguments(self, client, server, scale):
        share = SHARES.get(client, 1) * scale
        name, size = ("large", LARGE_BYTES) if self.mode == "download" else ("small", len(SMALL_BODY))
        arguments = ["--url", server.url(name, self.tls), "--mode", self.mode,
                     "--connections", str(self.connections), "--body-bytes", str(size),
                     "--requests", str(max(1, round(self.requests * share))),
                     "--warm-up", str(round(self.warm_up * share))]
        return arguments + (["--ca", server.ca_file] if self.tls else [])


CASES = (
    Case("small1", "small: GET of 38 bytes, 1 connection", "small", PLAIN, "epoll",
         requests=20000, warm_up=2000),
    Case("small64", "small: GET of 38 bytes, 64 connections", "small", PLAIN, "epoll",
         connections=64, requests=100000, warm_up=10000),
    Case("small1000", "small: GET of 38 bytes, 1000 connections", "small", PLAIN, "epoll",
         connections=1000, requests=100000, warm_up=20000),
    Case("download", "download: 1 GiB", "download", PLAIN, "qtcpsocket"),
    Case("download-tls", "download: 1 GiB by TLS", "download", TLS, "qsslsocket", tls=True),
    Case("idle", "memory: 1000 idle connections", "idle", IDLE, "epoll", connections=1000),
)


class Bench:
    def __init__(self, folder, server, cpu):
        self._folder = folder
        self._server = server
        self._cpu = cpu
        # A proxy of the environment would come between.
        self._environment = {name: value for name, value in os.environ.items()
                             if not name.lower().endswith("_proxy")}
        self.failures = {}

    def program(self, client):
        path = os.path.join(self._folder, PROGRAMS[client])
        return path if os.access(path, os.X_OK) else None

    def sent_fields(self):
        """What each client sends, for the table."""
        sent = {}
        for client in PROGRAMS:
            # The same program with TLS sends the same.
            if client == "qsslsocket" or not self.program(client):
                continue
            try:
                names, size = capture_request(self.program(client), SMALL_BODY)
                sent[client] = f"{size} bytes: {', '.join(names)}"
            except (OSError, subprocess.TimeoutExpired) as problem:
                self._note_failure(client, f"request not captured: {problem}")
        return sent

    def measure(self, case, client, scale):
        """The report of one run; None if it failed."""
        output = self._run([self.program(client), *case.arguments(client, self._server, scale)],
                           f"{client}, {case.name}")
        return json.loads(output.stdout) if output else None

    def instructions_per_request(self):
        """HttpQ's instructions for one request: start-up drops out of the difference."""
        if not shutil.which("valgrind") or not self.program("httpq"):
            return None
        counts = []
        for requests in (CALLGRIND_REQUESTS, 2 * CALLGRIND_REQUESTS):
            with tempfile.TemporaryDirectory() as folder:
                output = self._run(
                    ["valgrind", "--tool=callgrind", f"--callgrind-out-file={folder}/out",
                     self.program("httpq"), "--url", self._server.url("small"),
                     "--connections", str(CALLGRIND_CONNECTIONS), "--requests", str(requests),
                     "--warm-up", str(CALLGRIND_REQUESTS), "--body-bytes", str(len(SMALL_BODY))],
                    "httpq, callgrind")
            collected = output and re.search(r"Collected\s*:\s*(\d+)", output.stderr)
            if not collected:
                return None
            counts.append(int(collected[1]))
        return (counts[1] - counts[0]) / CALLGRIND_REQUESTS

    def _run(self, command, what):
        try:
            return subprocess.run(
                command, env=self._environment, check=True, timeout=CLIENT_SECONDS,
                capture_output=True, text=True,
                preexec_fn=lambda: os.sched_setaffinity(0, {self._cpu}))
        except subprocess.CalledProcessError as problem:
            self._note_failure(what, problem.stderr.strip() or f"exit code {problem.returncode}")
        except subprocess.TimeoutExpired:
            self._note_failure(what, f"not done in {CLIENT_SECONDS} s")
        return None

    def _note_failure(self, what, message):
        self.failures[what] = message
        print(f"run.py: {what}: {message}", file=sys.stderr)


def measure_all(bench, cases, clients, rounds, scale):
    """Rounds in which every client runs every case once: {case: {client: [report or None]}}."""
    present = {case.name: [client for client in case.clients
                           if client in clients and bench.program(client)] for case in cases}
    results = {case.name: {client: [] for client in present[case.name]} for case in cases}
    for number in range(rounds):
        for case in cases:
            print(f"round {number + 1} of {rounds}: {case.name}", file=sys.stderr)
            # No client is always the one that runs after a certain other.
            order = present[case.name]
            shift = number % max(1, len(order))
            for client in order[shift:] + order[:shift]:
                results[case.name][client].append(bench.measure(case, client, scale))
    return results


def parse_arguments():
    root = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
    build = os.path.join(root, "build", "bench")
    names = [case.name for case in CASES]
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--programs", default=os.path.join(build, "benchmarks"), metavar="FOLDER",
                        help="where the clients are (default: build/bench/benchmarks)")
    parser.add_argument("--rounds", type=int, default=5, help="the default is 5")
    parser.add_argument("--quick", action="store_true", help="one round of a tenth of the requests")
    parser.add_argument("--only", action="append", choices=names, metavar="CASE",
                        help="one of " + ", ".join(names) + "; may be repeated")
    parser.add_argument("--client", action="append", choices=list(PROGRAMS), metavar="CLIENT",
                        help="one of " + ", ".join(PROGRAMS) + "; may be repeated")
    parser.add_argument("--callgrind", action=argparse.BooleanOptionalAction, default=True,
                        help="count HttpQ's instructions per request")
    parser.add_argument("--json", default=os.path.join(build, "results.json"), metavar="FILE",
                        help="the default is build/bench/results.json")
    return parser.parse_args()


def raise_descriptor_limit():
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = DESCRIPTORS if hard == resource.RLIM_INFINITY else min(DESCRIPTORS, hard)
    if soft != resource.RLIM_INFINITY and soft < wanted:
        resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))
    return wanted


def main():
    arguments = parse_arguments()
    rounds, scale = (1, 0.1) if arguments.quick else (arguments.rounds, 1)
    cases = [case for case in CASES if not arguments.only or case.name in arguments.only]
    # Ended by SIGTERM, too, it stops nginx.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))

    cpus = sorted(os.sched_getaffinity(0))
    with NginxServer(cpus[1 % len(cpus)], raise_descriptor_limit()) as server:
        bench = Bench(arguments.programs, server, cpus[0])
        for client in PROGRAMS:
            if not bench.program(client):
                print(f"run.py: {client} is not built: not measured", file=sys.stderr)
        sent = bench.sent_fields()
        results = measure_all(bench, cases, arguments.client or list(PROGRAMS), rounds, scale)
        instructions = None
        if arguments.callgrind and "httpq" in (arguments.client or PROGRAMS):
            print("callgrind", file=sys.stderr)
            instructions = bench.instructions_per_request()

    summaries = {case.name: report.summary(case, results[case.name]) for case in cases}
    verdicts = [target.verdict(results) for target in report.TARGETS if target.case in results]
    for case in cases:
        print("\n".join(report.table(case, summaries[case.name], sent)))
    if instructions is not None:
        print(f"httpq: {instructions:.0f} instructions per request (callgrind, "
              f"{CALLGRIND_CONNECTIONS} connections)\n")
    print("\n".join(report.verdict_lines(verdicts)))

    document = {
        "date": datetime.datetime.now(datetime.timezone.utc).isoformat(timespec="seconds"),
        "system": platform.platform(), "cpus": os.cpu_count(), "rounds": rounds, "quick": arguments.quick,
        "sends": sent, "cases": summaries, "targets": verdicts,
        "httpq_instructions_per_request": instructions, "failures": bench.failures,
    }
    os.makedirs(os.path.dirname(os.path.abspath(arguments.json)), exist_ok=True)
    with open(arguments.json, "w", encoding="utf-8") as file:
        json.dump(document, file, indent=2)
        file.write("\n")
    missed = any(verdict["holds"] is False for verdict in verdicts)
    return 1 if missed or bench.failures else 0


if __name__ == "__main__":
    sys.exit(main())
