# SPDX-FileCopyrightText: 2026 The HttpQ authors
# SPDX-License-Identifier: MIT
"""What a client sends: the names of its header fields, and how many bytes a request is."""

import socket
import subprocess

TIMEOUT_SECONDS = 20


def capture_request(program, body):
    """Returns ([field names], bytes) of a request of `program`, which gets `body` as its answer."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        listener.settimeout(TIMEOUT_SECONDS)
        url = f"http://127.0.0.1:{listener.getsockname()[1]}/small"
        client = subprocess.Popen(
            [program, "--url", url, "--body-bytes", str(len(body))],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            connection, _ = listener.accept()
            with connection:
                connection.settimeout(TIMEOUT_SECONDS)
                head = read_head(connection)
                connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n" % len(body) + body)
                client.wait(TIMEOUT_SECONDS)
        finally:
            client.kill()
            client.wait()
    lines = head.decode("latin-1").split("\r\n")[1:]
    return [line.split(":")[0] for line in lines if line], len(head)


def read_head(connection):
    head = b""
    while not head.endswith(b"\r\n\r\n"):
        piece = connection.recv(65536)
        if not piece:
            raise OSError("the client closed")
        head += piece
    return head
