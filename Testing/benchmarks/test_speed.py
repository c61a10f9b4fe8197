"""The benchmark of speed: how growth is read, and what is drawn of a stack."""

import inspect
import threading
import time

import numpy as np
import pytest

from benchmarks.speed import flame, growth


def point(slices, seconds, mib, matrix=512):
    return growth.Point(slices, matrix, seconds, seconds, mib)


def test_slope_is_the_exponent_of_growth_with_voxels():
    points = [point(100, 2.0, 500.0), point(300, 6.0, 500.0), point(600, 24.0, 500.0)]
    assert growth.slopes(points, "cpu_s") == pytest.approx([1.0, 2.0])
    assert growth.slopes(points, "peak_mib") == pytest.approx([0.0, 0.0])
    assert growth.slopes([point(300, 1.0, 1.0, 256), point(300, 4.0, 2.0, 512)], "cpu_s") == pytest.approx([1.0])


def test_growth_is_told_and_drawn(tmp_path):
    series = {
        "slices": [point(30, 1.0, 100.0), point(300, 5.0, 500.0)],
        "matrix": [point(300, 2.0, 100.0, 256), point(300, 5.0, 500.0)],
    }
    lines = growth.table(series).splitlines()
    assert lines[3] == "| 300 | 512 | 5.0 | 5.0 | 0.70 | 500 | 0.70 |"
    growth.draw(series, tmp_path / "growth.png")
    assert (tmp_path / "growth.png").stat().st_size > 10_000


def test_grid_of_a_point_shows_the_same_body(tmp_path):
    from CovidSegExtension.io.images import read_volume, write_volume
    from CovidSegExtension.volume import Volume

    hounsfield = np.random.default_rng(0).integers(-1000, 500, (8, 64, 64)).astype(np.int16)
    base = Volume.from_array(hounsfield, np.diag([5.6, 5.6, 30.0, 1.0]))
    write_volume(tmp_path / "base.nii.gz", base)
    growth.write_ct(tmp_path / "base.nii.gz", tmp_path / "ct.nii.gz", 16, 32)
    volume = read_volume(tmp_path / "ct.nii.gz")
    assert volume.shape == (16, 32, 32)
    assert volume.spacing_mm == pytest.approx((15.0, 11.2, 11.2))
    assert (volume.hounsfield[1::2, 0, 0] == base.hounsfield[:, 1, 1]).all()


@pytest.mark.skipif(not hasattr(time, "pthread_getcpuclockid"), reason="only Linux tells a thread's processor time")
def test_sampler_gives_processor_time_to_the_function_that_spends_it():
    sampler = flame.Sampler()
    sampler.start()

    def read_volume():
        start = time.thread_time()
        while time.thread_time() - start < 0.2:
            sum(range(1000))

    waiting = threading.Event()
    idle = threading.Thread(target=waiting.wait)
    idle.start()
    read_volume()
    waiting.set()
    idle.join()
    stacks = sampler.finish()
    assert sum(spent for stack, spent in stacks.items() if stack[0] == "reading") >= 0.1


def test_stack_shows_own_frames_and_the_first_of_other_libraries(tmp_path):
    from CovidSegExtension.files import atomic_path

    seen = {}

    class Target:
        def __fspath__(self):
            seen["stack"] = flame.stack_of(inspect.currentframe())
            return str(tmp_path / "file")

    with atomic_path(Target()) as temporary:
        temporary.touch()
    kind, *frames = seen["stack"]
    assert kind == "main thread"
    assert "atomic_path (files)" in frames
    assert frames[-1].startswith("pathlib: ")
