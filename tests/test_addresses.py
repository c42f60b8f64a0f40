"""Articles at real addresses: a web server and an S3 bucket, both on this machine, give what the same files on disk give."""

import subprocess
import sys
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from pipeline.corpus import read_all
from pipeline.model import Reject

FORMATS = Path(__file__).parents[1] / "corpus" / "formats"
SAMPLES = sorted(
    path.relative_to(FORMATS).as_posix() for path in FORMATS.rglob("*") if path.is_file() and path.suffix != ".py"
)
INSTALL = "pip install '.[remote,test]'"
INSTALL_S3 = "pip install '.[test-s3]'"
CHECK = "check the address, the network and your right to read there"


class Server(SimpleHTTPRequestHandler):
    """Serves a folder; of what is asked for with `?cut` it sends half and hangs up."""

    def log_message(self, *_: object) -> None:
        """Say nothing."""

    def copyfile(self, source, outputfile) -> None:
        data = source.read()
        outputfile.write(data[: len(data) // 2] if self.path.endswith("?cut") else data)


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    """The address of a web server of the samples."""
    pytest.importorskip("aiohttp", reason=f"no aiohttp here: {INSTALL}")
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Server, directory=str(FORMATS)))
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture(scope="module")
def bucket() -> Iterator[str]:
    """The address of a bucket of the samples, on a server that speaks as S3 does."""
    s3fs = pytest.importorskip("s3fs", reason=f"no s3fs here: {INSTALL_S3}")
    moto = pytest.importorskip("moto.server", reason=f"no moto here: {INSTALL_S3}")
    server = moto.ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("AWS_ENDPOINT_URL", "http://{}:{}".format(*server.get_host_and_port()))
        for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
            patch.setenv(name, "percobaan")
        patch.setenv("AWS_DEFAULT_REGION", "us-east-1")
        system = s3fs.S3FileSystem(skip_instance_cache=True)
        system.mkdir("berita")
        for name in SAMPLES:
            system.pipe(f"berita/arsip/{name}", (FORMATS / name).read_bytes())
        system.pipe("berita/arsip/foto.jpg", b"x")
        yield "s3://berita/arsip"
    server.stop()


@pytest.mark.parametrize("name", SAMPLES)
def test_a_web_server_gives_what_the_file_gives(site, name):
    assert read(f"{site}/{name}") == read(str(FORMATS / name), site, str(FORMATS))


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("tiada.jsonl", "it could not be opened: ClientResponseError 404, message='File not found'"),
        ("berita.zip?cut", "the connection broke off: ClientPayloadError"),
        ("rilis.parquet?cut", "the connection broke off: ClientPayloadError"),
    ],
)
def test_what_a_web_server_does_not_give_is_told_in_one_line(site, name, reason):
    refused: list[Reject] = []
    assert list(read_all([f"{site}/{name}"], refused.append)) == []
    assert [(each.source, each.reason.startswith(reason.format(site=site))) for each in refused] == [
        (f"{site}/{name.removesuffix('?cut')}", True)
    ], refused


def test_a_web_server_that_is_down_is_named():
    pytest.importorskip("aiohttp", reason=f"no aiohttp here: {INSTALL}")
    refused: list[Reject] = []
    assert list(read_all(["http://127.0.0.1:9/berita.jsonl"], refused.append)) == []
    (line,) = refused
    assert (line.source, line.advice) == ("http://127.0.0.1:9/berita.jsonl", CHECK)
    assert "Cannot connect to host 127.0.0.1:9" in line.reason


def test_a_bucket_gives_what_the_folder_gives(bucket):
    assert read(bucket) == read(str(FORMATS), bucket, str(FORMATS))


@pytest.mark.parametrize("below", ["*.parquet", "rilis.parquet"])
def test_a_part_of_a_bucket_is_read(bucket, below):
    assert [source for source, _ in read(f"{bucket}/{below}")] == [
        f"{bucket}/rilis.parquet!1",
        f"{bucket}/rilis.parquet!2",
    ]


@pytest.mark.parametrize(
    ("address", "reason"),
    [
        ("s3://berita/tiada/", "no file stands at this address"),
        (
            "s3://tiada/a",
            "it could not be opened: NoSuchBucket An error occurred (NoSuchBucket) when calling the ListObjectsV2 operation: The specified bucket does not exist",
        ),
    ],
)
def test_what_is_not_in_a_bucket_is_told_in_one_line(bucket, address, reason):
    refused: list[Reject] = []
    assert list(read_all([address], refused.append)) == []
    assert refused == [Reject(address, reason, CHECK)]


def test_a_run_reads_a_bucket_in_several_processes_and_finds_it_unchanged(bucket, tmp_path):
    first, second = (run(bucket, tmp_path) for _ in range(2))
    assert "Sources: 13 new, 28 with the text of another\n" in first
    assert "Sources: 41 unchanged, 0 new\n" in second


def run(address: str, output: Path) -> str:
    command = [sys.executable, "-c", "from pipeline.cli import main; main()", "run", address, "-o", str(output)]
    done = subprocess.run([*command, "--workers", "2"], capture_output=True, text=True)
    assert done.stderr == ""
    return done.stdout


def read(given: str, shown: str = "", instead: str = "") -> list[tuple[str, str]]:
    """Read what is given: source and text of each article, in order; a reject fails the test."""
    articles = read_all([given], pytest.fail)
    found = [(each.source.replace(instead, shown) if instead else each.source, each.text) for each in articles]
    assert found
    return found
