"""Attacks on the server: from other pages, other names, without the token, and out of its folders."""

import http.client
import os
import socket
import stat

import pytest

pytest.importorskip("trame_slicer", reason="the extra app has a virtual environment of its own")

from .browser import WAIT_S, Served


@pytest.fixture(scope="module")
def served(tmp_path_factory):
    served = Served(tmp_path_factory.mktemp("home"))
    yield served
    assert served.stop() == 0


def ask(served, path, method="GET", host=None, body=None, **headers):
    """Send one request; return status, headers and text."""
    connection = http.client.HTTPConnection("127.0.0.1", served.port, timeout=WAIT_S)
    connection.putrequest(method, path, skip_host=True)
    sent = {
        "Host": host or f"127.0.0.1:{served.port}",
        **{name.replace("_", "-"): text for name, text in headers.items()},
    }
    if body is not None:
        sent["Content-Length"] = str(len(body))
    for name, text in sent.items():
        connection.putheader(name, text)
    connection.endheaders(body)
    answer = connection.getresponse()
    return answer.status, answer.headers, answer.read().decode("utf-8", "replace")


@pytest.fixture(scope="module")
def cookie(served):
    status, headers, _ = ask(served, f"/?token={served.token}")
    assert status == 302
    return headers["Set-Cookie"].partition(";")[0]


WEBSOCKET = {
    "Upgrade": "websocket",
    "Connection": "Upgrade",
    "Sec_WebSocket_Key": "x3JJHMbDL1EzLkh9GBhXDw==",
    "Sec_WebSocket_Version": "13",
}


def test_token_becomes_a_cookie_that_scripts_and_other_sites_do_not_get(served):
    status, headers, _ = ask(served, f"/?token={served.token}")
    assert status == 302
    assert "token" not in headers["Location"]
    kept = headers["Set-Cookie"]
    assert str(served.port) in kept.partition("=")[0]
    assert "HttpOnly" in kept
    assert "SameSite=Strict" in kept


@pytest.mark.parametrize(
    "path", ["/", "/index.html", "/?token=wrong", "/covidseg/page.js", "/covidseg/export/covidseg.csv"]
)
def test_nothing_is_served_without_the_token(served, path):
    assert ask(served, path)[0] == 403


def test_who_may_not_come_in_is_told_in_the_language_of_the_browser(served):
    assert "Öffnen Sie die Adresse" in ask(served, "/", Accept_Language="de-AT,en;q=0.5")[2]
    assert "Open the address" in ask(served, "/", Accept_Language="pt")[2]


@pytest.mark.parametrize(
    "headers",
    [
        {"host": "evil.example"},
        {"host": "evil.example:80"},
        {"Origin": "http://evil.example"},
        {"Origin": "null"},
        {"Origin": "http://127.0.0.1:1"},
        {"Sec_Fetch_Site": "cross-site"},
        {"Sec_Fetch_Site": "same-site"},
    ],
    ids=str,
)
def test_other_names_and_other_pages_are_refused_even_with_the_cookie(served, cookie, headers):
    assert ask(served, "/index.html", Cookie=cookie)[0] == 200
    assert ask(served, "/index.html", Cookie=cookie, **headers)[0] == 403


@pytest.mark.parametrize("path", ["/covidseg/upload/ct", "/covidseg/announce/many", "/covidseg/export/csv"])
def test_no_other_page_can_change_anything(served, cookie, path):
    assert ask(served, path, "POST", body=b"", Cookie=cookie)[0] == 403  # no Origin
    assert ask(served, path, "POST", body=b"", Cookie=cookie, Origin="http://evil.example")[0] == 403


def test_websocket_needs_cookie_and_origin(served, cookie):
    own = f"http://127.0.0.1:{served.port}"
    assert ask(served, "/ws", **WEBSOCKET, Origin=own)[0] == 403
    assert ask(served, "/ws", **WEBSOCKET, Cookie=cookie)[0] == 403
    assert ask(served, "/ws", **WEBSOCKET, Cookie=cookie, Origin="http://evil.example")[0] == 403


def test_websocket_opens_for_the_page(served, cookie):
    lines = [
        "GET /ws HTTP/1.1",
        f"Host: 127.0.0.1:{served.port}",
        f"Origin: http://127.0.0.1:{served.port}",
        f"Cookie: {cookie}",
        *(f"{name.replace('_', '-')}: {text}" for name, text in WEBSOCKET.items()),
    ]
    with socket.create_connection(("127.0.0.1", served.port), WAIT_S) as connection:
        connection.sendall("\r\n".join([*lines, "", ""]).encode())
        assert connection.makefile("rb").readline().startswith(b"HTTP/1.1 101")


@pytest.mark.parametrize(
    "path",
    [
        "/../../etc/passwd",
        "/covidseg/../../../../etc/passwd",
        "/covidseg/%2e%2e/%2e%2e/launch.py",
        "/covidseg/..%2f..%2flaunch.py",
        "/covidseg/export/..%2f..%2fcard.json",
        "/covidseg/export/%2fetc%2fpasswd",
        "/covidseg/export/covidseg.csv%00.png",
    ],
)
def test_no_path_leads_out_of_what_is_served(served, cookie, path):
    status, _, text = ask(served, path, Cookie=cookie)
    assert status in (400, 403, 404)
    assert "root:" not in text
    assert "AppOptions" not in text


def test_an_upload_that_the_page_did_not_announce_is_refused(served, cookie):
    own = f"http://127.0.0.1:{served.port}"
    assert ask(served, "/covidseg/upload/ct", "POST", body=b"x", Cookie=cookie, Origin=own)[0] == 409


def test_answers_forbid_frames_sniffing_and_other_sources(served, cookie):
    headers = ask(served, "/index.html", Cookie=cookie)[1]
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert "default-src 'self'" in headers["Content-Security-Policy"]


def test_server_listens_on_this_computer_alone(served):
    if not os.path.exists("/proc/net/tcp"):
        pytest.skip("this system does not list its sockets in /proc")
    with open("/proc/net/tcp", encoding="ascii") as file:
        local = [line.split()[1] for line in file if line.split()[3:4] == ["0A"]]
    assert [address for address in local if address.endswith(f":{served.port:04X}")] == [f"0100007F:{served.port:04X}"]


def test_session_folder_is_the_users_own(served):
    (folder,) = [path for path in (served.home / "state" / "covidseg" / "app").iterdir() if path.is_dir()]
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
