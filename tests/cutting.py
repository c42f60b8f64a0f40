"""A proxy before a server that cuts the line after so many bytes, as a bad network does."""

import socket
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress


class Proxy:
    """Passes on what a client says until `limit` bytes are said in all; `port` is where it listens."""

    def __init__(self, listener: socket.socket, target: int, limit: int | None) -> None:
        self.port = listener.getsockname()[1]
        self.said = 0
        self._listener, self._target, self._limit = listener, target, limit

    def serve(self) -> None:
        """Take clients until the listener is closed."""
        with suppress(OSError):
            while True:
                client, _ = self._listener.accept()
                server = socket.create_connection(("127.0.0.1", self._target))
                threading.Thread(target=self._pass_on, args=(client, server), daemon=True).start()
                threading.Thread(target=self._answer, args=(server, client), daemon=True).start()

    def _pass_on(self, client: socket.socket, server: socket.socket) -> None:
        with suppress(OSError):
            while said := client.recv(4096):
                left = len(said) if self._limit is None else max(self._limit - self.said, 0)
                server.sendall(said[:left])
                self.said += len(said)
                if left < len(said):
                    break
        hang_up(client, server)

    def _answer(self, server: socket.socket, client: socket.socket) -> None:
        with suppress(OSError):
            while said := server.recv(4096):
                client.sendall(said)
        hang_up(client, server)


def hang_up(*ends: socket.socket) -> None:
    """Close both ends of a line at once."""
    for end in ends:
        with suppress(OSError):
            end.shutdown(socket.SHUT_RDWR)


@contextmanager
def proxied(target: int, limit: int | None = None) -> Iterator[Proxy]:
    """Put a proxy before a port of 127.0.0.1."""
    with closing(socket.create_server(("127.0.0.1", 0))) as listener:
        proxy = Proxy(listener, target, limit)
        threading.Thread(target=proxy.serve, daemon=True).start()
        yield proxy
        with suppress(OSError):
            listener.shutdown(socket.SHUT_RDWR)
