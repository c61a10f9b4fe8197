"""Printing never fails: code pages, names that are no characters, full and closed streams; signals end like Ctrl-C."""

import io
import os
import signal
import subprocess
import sys

import pytest

from CovidSegExtension.runtime.terminal import ForgivingStream, forgiving_streams, stop_signals


class FullStream(io.StringIO):
    """A stream on a full disk."""

    def write(self, text):
        raise OSError(28, "No space left on device")


@pytest.mark.parametrize("encoding", ["cp932", "cp949", "cp437", "cp1252", "latin-1", "ascii", "utf-8"])
def test_text_that_the_code_page_lacks_is_written_as_escapes(encoding):
    raw = io.BytesIO()
    stream = ForgivingStream(io.TextIOWrapper(raw, encoding=encoding, write_through=True))
    print("m_\u80ba – \udcff.nii.gz", file=stream, flush=True)
    text = raw.getvalue().decode(encoding)
    assert text.startswith("m_")
    assert "\\udcff.nii.gz\n" in text


def test_full_stream_is_told_once_and_the_rest_dropped():
    told = []
    stream = ForgivingStream(FullStream(), told.append)
    print("a table", file=stream)
    print("more", file=stream, flush=True)
    assert told == ["No space left on device"]


def test_closed_and_missing_streams_are_quiet():
    closed = io.StringIO()
    closed.close()
    for stream in (ForgivingStream(closed), ForgivingStream(None)):
        print("a line", file=stream, flush=True)
        assert not stream.isatty()


def test_lost_stdout_is_told_on_stderr(monkeypatch):
    errors = io.StringIO()
    monkeypatch.setattr(sys, "stdout", FullStream())
    monkeypatch.setattr(sys, "stderr", errors)
    with forgiving_streams():
        print("a table")
    assert errors.getvalue().count("cannot be written from here on (No space left on device)") == 1


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no /dev/full")
@pytest.mark.parametrize("command", ["covidseg --version", "covidseg models", "covidseg fly"])
@pytest.mark.parametrize("where", [">/dev/full", ">&-", "2>/dev/full", ">/dev/full 2>/dev/full", "2>&-", ">&- 2>&-"])
def test_command_says_that_its_output_is_lost_and_ends_as_usual_without_messages(command, where):
    line = command.replace("covidseg", f"{sys.executable} -m CovidSegExtension")
    done = subprocess.run(["bash", "-c", f"{line} {where}"], capture_output=True, text=True, check=False)
    usual = 2 if command.endswith("fly") else 0
    lost = where.startswith(">") and usual == 0
    assert done.returncode == (1 if lost else usual), done.stderr
    assert ("cannot be written from here on" in done.stderr) is (lost and "2>" not in where)
    assert done.stderr.count("\n") <= 1
    assert "Traceback" not in done.stderr


@pytest.mark.skipif(os.name == "nt", reason="POSIX pipes")
def test_reader_who_leaves_is_no_failure():
    line = f"{sys.executable} -m CovidSegExtension models | true; exit ${{PIPESTATUS[0]}}"
    done = subprocess.run(["bash", "-c", line], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.skipif(os.name == "nt", reason="POSIX signals")
@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP"])
def test_signal_to_stop_does_what_ctrl_c_does(name):
    number = getattr(signal, name)
    before = signal.getsignal(number)
    signal.signal(number, signal.SIG_DFL)
    try:
        with stop_signals(), pytest.raises(KeyboardInterrupt):
            os.kill(os.getpid(), number)
        assert signal.getsignal(number) == signal.SIG_DFL
        signal.signal(number, signal.SIG_IGN)  # nohup
        with stop_signals():
            os.kill(os.getpid(), number)
    finally:
        signal.signal(number, before)
