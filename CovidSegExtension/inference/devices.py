"""Computing devices: which there are, and which is the fastest."""

import os
from typing import TYPE_CHECKING

from ..errors import DeviceError, counted

if TYPE_CHECKING:
    import torch


def resolve_device(name: str = "auto") -> "torch.device":
    """Return the torch device for ``auto``, ``cpu``, ``cuda``, ``cuda:N`` or ``mps``; auto takes the fastest there is.

    Raises
    ------
    DeviceError
        If the name means nothing or the machine has no such device.
    """
    import torch

    if name == "auto":
        if torch.cuda.is_available():
            return torch.device("cuda")
        return torch.device("mps" if torch.backends.mps.is_available() else "cpu")
    try:
        device = torch.device(name)
    except RuntimeError:
        device = None
    if device is None or device.type not in ("cpu", "cuda", "mps"):
        raise DeviceError(f"There is no device '{name}'; choose auto, cpu, cuda, cuda:N or mps.")
    count = {
        "cpu": 1,
        "cuda": torch.cuda.device_count() if torch.cuda.is_available() else 0,
        "mps": int(torch.backends.mps.is_available()),
    }[device.type]
    if (device.index or 0) >= count:
        has = f"{count} such device(s)" if count else "no such device that this PyTorch can use"
        raise DeviceError(f"The device '{name}' was asked for, but this machine has {has}; choose auto or cpu.")
    return device


def list_devices() -> list[tuple[str, str]]:
    """Return the devices of this machine, fastest first, as (name for `resolve_device`, description for people)."""
    import torch

    devices = []
    if torch.cuda.is_available():
        for index in range(torch.cuda.device_count()):
            properties = torch.cuda.get_device_properties(index)
            devices.append((f"cuda:{index}", f"{properties.name}, {properties.total_memory / 2**30:.0f} GB"))
    if torch.backends.mps.is_available():
        devices.append(("mps", "Apple GPU"))
    cores = os.cpu_count() or 1
    devices.append(("cpu", f"CPU, {counted(cores, 'core')}"))
    return devices
