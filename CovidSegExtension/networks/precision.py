"""Which 16-bit type speeds up convolutions on a device."""

import torch


def reduced_precision(device: torch.device) -> torch.dtype | None:
    """Return the 16-bit type that speeds up convolutions on `device`, or None where there is none."""
    if device.type == "cuda":
        return torch.float16
    # A private function, so its absence only costs speed.
    has_bfloat16 = getattr(torch.cpu, "_is_avx512_bf16_supported", lambda: False)
    if device.type == "cpu" and has_bfloat16():
        return torch.bfloat16
    return None
