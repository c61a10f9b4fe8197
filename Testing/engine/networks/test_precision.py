"""What precision a training runs in."""

import pytest
import torch

from CovidSegExtension.networks.precision import reduced_precision, resolved_precision

CPU = torch.device("cpu")


def test_slices_train_in_16_bits_where_the_processor_is_faster_so():
    expected = "bf16-mixed" if reduced_precision(CPU) is torch.bfloat16 else "32-true"
    assert resolved_precision("auto", CPU) == expected
    assert resolved_precision("auto", torch.device("cuda"), 3) == "16-mixed"


@pytest.mark.parametrize("name", ["bf16-mixed", "32-true"])
def test_named_precision_is_taken_as_it_is(name):
    assert resolved_precision(name, CPU, 3) == name


def test_stacks_train_in_32_bits_on_a_cpu():
    assert resolved_precision("auto", CPU, 3) == "32-true"
