"""The server's life: its end after idle time, uploads that are broken off or too large, tabs that are closed."""

import http.client
import socket
import subprocess
import sys

import numpy as np
import pytest
import SimpleITK as sitk

pytest.importorskip("trame_slicer", reason="the extra app has a virtual environment of its own")
pytest.importorskip("playwright", reason="the tests of the page have a virtual environment of their own")

from CovidSegExtension.app.launch import run
from CovidSegExtension.app.options import AppOptions
from CovidSegExtension.errors import InputError
from CovidSegExtension.io.images import write_labels
from CovidSegExtension.volume import LabelMap

from ..support.chests import small_chest
from ..support.processes import wait_until
from .browser import WAIT_S

IDLE = """if True:
    from CovidSegExtension.app.launch import run
    from CovidSegExtension.app.options import AppOptions
    raise SystemExit(run(AppOptions(browser=False, idle_s=3)))
"""

BOUNDED = """if True:
    from CovidSegExtension.app.web import uploads
    uploads.MAX_BYTES = 1 << 20
    from CovidSegExtension.cli.main import main
    raise SystemExit(main())
"""


@pytest.mark.slow
def test_server_ends_when_nobody_has_the_page_open_and_says_so(home, monkeypatch):
    monkeypatch.setenv("XDG_STATE_HOME", str(home / "state"))
    done = subprocess.run([sys.executable, "-c", IDLE], capture_output=True, text=True, timeout=WAIT_S)
    assert done.returncode == 0, done.stderr
    address, how_to_end, why_it_ended = done.stdout.splitlines()
    assert "token=" in address
    assert "Ctrl-C" in how_to_end
    assert "Nobody had the page open" in why_it_ended
    assert list((home / "state" / "covidseg" / "app").iterdir()) == []


@pytest.mark.slow
def test_a_port_in_use_is_said_in_one_sentence(home, monkeypatch):
    monkeypatch.setenv("XDG_STATE_HOME", str(home / "state"))
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        words = [sys.executable, "-m", "CovidSegExtension", "app", "--no-browser", "--port", str(port)]
        done = subprocess.run(words, capture_output=True, text=True, timeout=WAIT_S)
    assert done.returncode == 2
    assert f"Port {port} is in use" in done.stderr
    assert "Traceback" not in done.stderr


def test_ct_and_mask_the_wrong_way_round_are_refused(home):
    volume, lesions = small_chest()
    ct, mask = home / "small.nii.gz", home / "mask.nii.gz"
    write_labels(mask, LabelMap(lesions.astype(np.uint8), volume.grid))
    with pytest.raises(InputError, match="give the CT first"):
        run(AppOptions(mask, ct))
    with pytest.raises(InputError, match=r"small\.nii\.gz is no label map"):
        run(AppOptions(ct, ct))


def test_a_label_map_of_something_else_than_lesions_is_refused(home):
    volume, lesions = small_chest()
    ct, mask, segments = home / "small.nii.gz", home / "mask.nii.gz", home / "airways.seg.nrrd"
    write_labels(mask, LabelMap((5 * lesions).astype(np.uint8), volume.grid))
    with pytest.raises(InputError, match=r"holds the label 10; expected 0 and 1 \(Ground-glass opacity\)"):
        run(AppOptions(ct, mask))
    write_labels(segments, LabelMap(lesions.astype(np.uint8), volume.grid))
    image = sitk.ReadImage(str(segments))
    for number, name in enumerate(("Trachea", "Right bronchus", "Left bronchus")):
        image.SetMetaData(f"Segment{number}_Name", name)
        image.SetMetaData(f"Segment{number}_ID", name)
    sitk.WriteImage(image, str(segments))
    with pytest.raises(InputError, match="'Trachea', no lesions"):
        run(AppOptions(ct, segments))


def test_a_label_map_from_elsewhere_is_told_where_it_was_given(home, serve):
    """The page says so too; who started it from a terminal looks there."""
    volume, lesions = small_chest()
    moved = volume.grid.affine.copy()
    moved[:3, 3] += (400, 0, 0)
    mask = home / "mask.nii.gz"
    write_labels(mask, LabelMap.from_array(lesions.astype(np.uint8), moved))
    served = serve(str(home / "small.nii.gz"), str(mask), command="view")
    wait_until(lambda: "covidseg: " in served.log, "nothing was said on the terminal")
    assert "from the same CT" in served.log or "made on" in served.log, served.log


def headers_of(served, visitor) -> dict[str, str]:
    """Return what a request of the visitor's browser carries."""
    cookies = "; ".join(f"{one['name']}={one['value']}" for one in visitor.page.context.cookies())
    own = f"127.0.0.1:{served.port}"
    return {"Cookie": cookies, "Origin": f"http://{own}", "Host": own}


def announce(served, visitor, purpose: str) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", served.port, timeout=WAIT_S)
    connection.request("POST", f"/covidseg/announce/{purpose}", b"x.nii.gz", headers_of(served, visitor))
    assert connection.getresponse().status == 200
    connection.close()


def begin(served, visitor, purpose: str, claimed: int, sent: bytes) -> http.client.HTTPConnection:
    """Begin an upload of `claimed` bytes, and send some."""
    connection = http.client.HTTPConnection("127.0.0.1", served.port, timeout=WAIT_S)
    connection.putrequest("POST", f"/covidseg/upload/{purpose}", skip_host=True)
    for name, text in headers_of(served, visitor).items():
        connection.putheader(name, text)
    connection.putheader("Content-Type", "multipart/form-data; boundary=edge")
    connection.putheader("Content-Length", str(claimed))
    connection.endheaders()
    head = b'--edge\r\nContent-Disposition: form-data; name="file"; filename="x.nii.gz"\r\n\r\n'
    connection.send(head + sent)
    return connection


@pytest.mark.slow
@pytest.mark.parametrize("purpose", ["ct", "many"])
def test_an_upload_that_breaks_off_leaves_nothing_and_the_next_one_works(home, serve, visit, purpose):
    loading = {"ct": "loading", "many": "many_loading"}[purpose]
    served, visitor = serve(), visit()
    visitor.open(served.address)
    announce(served, visitor, purpose)
    visitor.until_state(loading, "value")
    begin(served, visitor, purpose, 10_000_000, b"0" * 100_000).close()  # as a closed tab does
    visitor.until_state("status", "value.includes('broken off')")
    visitor.until_state(loading, "!value")
    (session,) = [path for path in (home / "state" / "covidseg" / "app").iterdir() if path.is_dir()]
    assert list((session / "uploads").iterdir()) == []
    visitor.send(home / "small.nii.gz")
    visitor.until_ct("small")


@pytest.mark.slow
def test_a_tab_closed_in_mid_run_does_not_stop_it(home, serve, visit):
    served, visitor = serve(str(home / "small.nii.gz")), visit()
    visitor.open(served.address)
    visitor.until_ct("small")
    visitor.choose_model("threshold")
    visitor.click("segment")
    visitor.catch_up()
    assert visitor.state("phase") in ("RUNNING", "DONE")  # a fast machine may be through
    context = visitor.page.context
    visitor.page.close()
    again = type(visitor)(context.new_page())
    again.open(f"http://127.0.0.1:{served.port}/")
    again.until_state("phase", "value === 'DONE'")
    again.until_state("rows", "value.length")
    assert again.ml("GGO") > 0


@pytest.mark.slow
def test_too_large_an_upload_is_refused_by_the_real_server(home, serve, visit):
    served, visitor = serve(program=("-c", BOUNDED)), visit()
    visitor.open(served.address)
    large = home / "large.nii.gz"
    large.write_bytes(bytes(3 << 20))
    visitor.send(large)
    visitor.until_state("phase", "value === 'FAILED'")
    assert "GiB" in visitor.state("status")
    # A browser that was still sending sees no more than that the connection is gone.
    visitor.page.evaluate("window.trame.trigger('upload_failed', ['ct', ''])")
    visitor.catch_up()
    assert "GiB" in visitor.state("status")
    (session,) = [path for path in (home / "state" / "covidseg" / "app").iterdir() if path.is_dir()]
    assert list((session / "uploads").iterdir()) == []
