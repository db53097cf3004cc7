# SPDX-FileCopyrightText: 2026 The HttpQ authors
# SPDX-License-Identifier: MIT
"""The server that clients are measured against: one nginx process, with and without TLS."""

import os
import shutil
import socket
import subprocess
import tempfile
import time

SMALL_BODY = b'{"name":"HttpQ","values":[1,2,3,4,56]}'
LARGE_BYTES = 1 << 30
START_ATTEMPTS = 5
START_SECONDS = 10

CONFIGURATION = """
daemon off;
master_process off;
pid nginx.pid;
events {{ worker_connections {descriptors}; }}
http {{
    access_log off;
    {temporary}
    sendfile on;
    tcp_nodelay on;
    keepalive_timeout 1h;
    keepalive_time 24h;
    keepalive_requests 1000000000;
    open_file_cache max=16 inactive=1h;
    open_file_cache_valid 1h;
    types {{ }}
    default_type application/json;
    server {{
        listen 127.0.0.1:{port} backlog=4096;
        listen 127.0.0.1:{tls_port} ssl backlog=4096;
        ssl_certificate server.pem;
        ssl_certificate_key server.key;
        ssl_protocols TLSv1.2 TLSv1.3;
        root docroot;
    }}
}}
"""


class NginxServer:
    """Runs from `with` on; stopped at its end, whatever happens."""

    def __init__(self, cpu, descriptors):
        self._cpu = cpu
        self._descriptors = descriptors
        self._process = None
        self._program = shutil.which("nginx", path=os.environ.get("PATH", "") + ":/usr/sbin")
        if not self._program:
            raise SystemExit("run.py: nginx is not installed")

    def __enter__(self):
        self._folder = tempfile.TemporaryDirectory(prefix="httpq-bench-")
        try:
            self._make_files()
            self._start()
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_):
        self._stop()
        self._folder.cleanup()

    @property
    def ca_file(self):
        return self._path("ca.pem")

    def url(self, name, tls=False):
        scheme, port = ("https", self._tls_port) if tls else ("http", self._port)
        return f"{scheme}://127.0.0.1:{port}/{name}"

    def _path(self, *names):
        return os.path.join(self._folder.name, *names)

    def _make_files(self):
        os.makedirs(self._path("docroot"))
        with open(self._path("docroot", "small"), "wb") as small:
            small.write(SMALL_BODY)
        with open(self._path("docroot", "large"), "wb") as large:
            large.truncate(LARGE_BYTES)
        self._make_certificates()

    def _make_certificates(self):
        def openssl(*arguments):
            subprocess.run(["openssl", *arguments], cwd=self._folder.name, check=True,
                           stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)

        key = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes"]
        openssl("req", "-x509", *key, "-keyout", "ca.key", "-out", "ca.pem", "-days", "2",
                "-subj", "/CN=HttpQ benchmark CA",
                "-addext", "keyUsage=critical,keyCertSign,cRLSign")
        openssl("req", *key, "-keyout", "server.key", "-out", "server.csr", "-subj", "/CN=server")
        with open(self._path("server.ext"), "w", encoding="utf-8") as extensions:
            extensions.write("subjectAltName=DNS:localhost,IP:127.0.0.1\n"
                             "basicConstraints=CA:FALSE\nextendedKeyUsage=serverAuth\n")
        openssl("x509", "-req", "-in", "server.csr", "-CA", "ca.pem", "-CAkey", "ca.key",
                "-CAcreateserial", "-days", "2", "-extfile", "server.ext", "-out", "server.pem")

    def _start(self):
        # Another program may take a port between its choice and nginx's listening on it.
        for _ in range(START_ATTEMPTS):
            self._port, self._tls_port = free_ports(2)
            kinds = ("client_body", "proxy", "fastcgi", "scgi", "uwsgi")
            with open(self._path("nginx.conf"), "w", encoding="utf-8") as configuration:
                configuration.write(CONFIGURATION.format(
                    port=self._port, tls_port=self._tls_port, descriptors=self._descriptors,
                    temporary=" ".join(f"{kind}_temp_path {kind};" for kind in kinds)))
            self._process = subprocess.Popen(
                [self._program, "-e", self._path("error.log"), "-p", self._folder.name,
                 "-c", self._path("nginx.conf")],
                stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                preexec_fn=lambda: os.sched_setaffinity(0, {self._cpu}))
            if self._accepts():
                return
            self._stop()
        with open(self._path("error.log"), encoding="utf-8", errors="replace") as log:
            raise SystemExit("run.py: nginx does not start:\n" + log.read())

    def _accepts(self):
        deadline = time.monotonic() + START_SECONDS
        while time.monotonic() < deadline and self._process.poll() is None:
            try:
                socket.create_connection(("127.0.0.1", self._tls_port), timeout=1).close()
                return True
            except OSError:
                time.sleep(0.02)
        return False

    def _stop(self):
        if not self._process:
            return
        self._process.terminate()
        try:
            self._process.wait(5)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self._process = None


def free_ports(count):
    """Ports of the loopback interface that nobody listens on, all different."""
    sockets = [socket.create_server(("127.0.0.1", 0)) for _ in range(count)]
    ports = [each.getsockname()[1] for each in sockets]
    for each in sockets:
        each.close()
    return ports
