# SPDX-FileCopyrightText: 2026 The HttpQ authors
# SPDX-License-Identifier: MIT
"""The targets, and the table."""

import statistics

CPU = "cpu_us_per_request"
MEMORY = "rss_per_connection_bytes"


class Target:
    """A bound on HttpQ's median figure, or on the median of its ratio to a peer in each round."""

    def __init__(self, case, bound, peer=None, key=CPU, client="httpq"):
        self.case = case
        self.bound = bound
        self.peer = peer
        self.key = key
        self.client = client

    def text(self):
        return self.bound_text() + ("" if self.client == "httpq" else f", as {self.client}")

    def bound_text(self):
        if self.peer is None:
            return f"{self.case}: at most {self.bound:g} bytes a connection"
        if self.bound < 1:
            return f"{self.case}: at least {1 / self.bound:g} times less CPU than {self.peer}"
        return f"{self.case}: at most {self.bound:g} times the CPU of {self.peer}"

    def measure(self, results):
        """What it is; None if it was not measured."""
        rounds = results.get(self.case, {})
        if self.peer is None:
            return median(rounds, self.client, self.key)
        return ratio(rounds, self.client, self.peer, self.key)

    def verdict(self, results):
        seen = self.measure(results)
        return {"target": self.text(), "bound": self.bound, "measured": seen,
                "holds": None if seen is None else seen <= self.bound}


TARGETS = (
    Target("small64", 1.5, "epoll"),
    Target("small64", 1.0, "beast"),
    Target("small64", 1 / 2.5, "curl"),
    Target("small64", 1 / 20, "qnam"),
    Target("small1000", 1.7, "epoll"),
    Target("small64", 1.35, "epoll", client="httpq-epoll"),
    Target("small5000", 1.5, "epoll", client="httpq-epoll"),
    Target("download", 1.2, "qtcpsocket"),
    Target("download-tls", 1.2, "qsslsocket"),
    Target("idle", 12 * 1024, key=MEMORY),
)


def figures(rounds, client, key):
    return [each[key] for each in rounds.get(client, []) if each is not None]


def median(rounds, client, key):
    values = figures(rounds, client, key)
    return statistics.median(values) if values else None


def ratio(rounds, client, peer, key):
    """The median of the ratios within each round, where the machine was as busy for both."""
    pairs = [(mine[key], other[key])
             for mine, other in zip(rounds.get(client, []), rounds.get(peer, []))
             if mine is not None and other is not None and other[key] > 0]
    return statistics.median(mine / other for mine, other in pairs) if pairs else None


def summary(case, rounds):
    """For each client, the medians and the ratio to the floor of the case."""
    result = {}
    for client in rounds:
        values = [each for each in rounds[client] if each is not None]
        if not values:
            continue
        result[client] = {key: median(rounds, client, key)
                          for key, value in values[0].items() if not isinstance(value, str)}
        if case.mode != "idle":
            result[client]["ratio"] = ratio(rounds, client, case.floor, CPU)
        result[client]["rounds"] = values
    return result


def table(case, medians, sent):
    """The lines that show one case."""
    if case.mode == "idle":
        heads = ["client", "bytes/connection", "after malloc_trim", "peak MB"]
        rows = [[client, f"{of[MEMORY]:.0f}", f"{of['rss_per_connection_trimmed_bytes']:.0f}",
                 f"{of['max_rss_kb'] / 1024:.1f}"] for client, of in medians.items()]
    else:
        # A download is one request: seconds tell more.
        unit, scale = ("CPU s", 1e-6) if case.mode == "download" else ("CPU us/request", 1)
        heads = ["client", unit, "user", "system", f"x {case.floor}", "lowest", "highest",
                 "sockets", "peak MB", "sends"]
        rows = []
        for client, of in medians.items():
            cpu = [each[CPU] * scale for each in of["rounds"]]
            rows.append([client, f"{of[CPU] * scale:.2f}", f"{of['user_us'] * scale:.2f}",
                         f"{of['sys_us'] * scale:.2f}",
                         "-" if of["ratio"] is None else f"{of['ratio']:.2f}",
                         f"{min(cpu):.2f}", f"{max(cpu):.2f}", f"{of['open_sockets']:.0f}",
                         f"{of['max_rss_kb'] / 1024:.1f}", sent.get(client, "")])
    return [case.title, *aligned([heads, *rows]), ""]


def aligned(rows):
    widths = [max(len(row[i]) for row in rows) for i in range(len(rows[0]))]
    text_columns = {0, *(i for i, head in enumerate(rows[0]) if head == "sends")}
    return ["  " + "  ".join(cell.ljust(width) if i in text_columns else cell.rjust(width)
                             for i, (cell, width) in enumerate(zip(row, widths))).rstrip()
            for row in rows]


def verdict_lines(verdicts):
    words = {True: "holds", False: "MISSED", None: "not measured"}

    def seen(verdict):
        if verdict["measured"] is None:
            return "-"
        if verdict["bound"] < 1:
            return f"{1 / verdict['measured']:.2f} times less"
        return f"{verdict['measured']:.2f}" if verdict["bound"] < 1000 else f"{verdict['measured']:.0f}"

    return aligned([["target", "measured", "verdict"],
                    *([each["target"], seen(each), words[each["holds"]]] for each in verdicts)])
