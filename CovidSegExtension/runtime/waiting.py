"""How the threads of numerical libraries wait for each other."""

import os


def wait_asleep() -> None:
    """Let OpenMP's threads sleep while they wait for each other, instead of spinning; call it before torch is loaded.

    Beside another busy process the spinning took most of the time: 512 x 512 x 300 voxels 196 s instead of 35. It holds
    for the whole process and the processes it starts, so only processes that are ours call it.
    """
    os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")
    os.environ.setdefault("KMP_BLOCKTIME", "0")  # LLVM's and Intel's OpenMP: macOS, Windows, conda
