"""Losses: against MONAI, against hand-made cases, with labels nobody drew, and over several outputs."""

import math

import pytest
import torch
import torch.nn.functional as F
from hypothesis import given, settings
from hypothesis import strategies as st
from monai import losses as monai_losses

from CovidSegExtension.training.losses import (
    LOSSES,
    binary_cross_entropy,
    cross_entropy,
    deeply_supervised,
    dice_cross_entropy,
    focal,
    generalised_dice,
    half_bce_dice,
    soft_dice,
    zhou_dice,
    zhou_focal,
)

EVEN = torch.ones(4)
every_loss = pytest.mark.parametrize("name", LOSSES)
in_2d_and_3d = pytest.mark.parametrize("shape", [(6, 5), (3, 6, 5)], ids=["2d", "3d"])


def random_case(shape: tuple[int, ...], seed: int = 0):
    """Return logits, target with every class, and nothing hidden."""
    torch.manual_seed(seed)
    target = torch.arange(2 * math.prod(shape)).remainder(4).reshape(2, *shape)
    return torch.randn(2, 4, *shape), target, torch.zeros(2, 4, *shape, dtype=torch.bool)


def logits_for(target: torch.Tensor, confidence: float = 12.0) -> torch.Tensor:
    """Return logits that are sure of `target`, for exclusive classes and for each class by itself."""
    return confidence * (2.0 * F.one_hot(target, 4).movedim(-1, 1) - 1)


def nothing_hidden(logits: torch.Tensor) -> torch.Tensor:
    return torch.zeros(logits.shape, dtype=torch.bool)


# Against MONAI


@in_2d_and_3d
@pytest.mark.parametrize(
    ("ours", "theirs", "factor"),
    [
        (
            soft_dice,
            monai_losses.DiceLoss(
                include_background=False, softmax=True, to_onehot_y=True, batch=True, smooth_nr=1.0, smooth_dr=1.0
            ),
            1,
        ),
        (
            generalised_dice,
            monai_losses.GeneralizedDiceLoss(softmax=True, to_onehot_y=True, batch=True, smooth_nr=0, smooth_dr=0),
            1,
        ),
        # MONAI means over the classes too, of which all but the true one are 0.
        (focal, monai_losses.FocalLoss(to_onehot_y=True, use_softmax=True, alpha=0.25, gamma=2.0), 4),
        (zhou_focal, monai_losses.FocalLoss(to_onehot_y=True, alpha=0.25, gamma=2.0), 1),
    ],
    ids=["dice", "generalised_dice", "focal", "zhou_focal"],
)
def test_losses_agree_with_monai(ours, theirs, factor, shape):
    logits, target, hidden = random_case(shape)
    torch.testing.assert_close(ours(logits, target, hidden, EVEN), factor * theirs(logits, target[:, None]))


@in_2d_and_3d
def test_sums_of_losses_agree_with_monai_and_torch(shape):
    logits, target, hidden = random_case(shape)
    options = {"include_background": False, "to_onehot_y": True, "batch": True, "smooth_nr": 1.0, "smooth_dr": 1.0}
    one_hot = F.one_hot(target, 4).movedim(-1, 1).float()
    bce = F.binary_cross_entropy_with_logits(logits, one_hot)
    torch.testing.assert_close(binary_cross_entropy(logits, target, hidden, EVEN), bce)
    dice = monai_losses.DiceLoss(sigmoid=True, **options)(logits, target[:, None])
    torch.testing.assert_close(half_bce_dice(logits, target, hidden, EVEN), 0.5 * bce + dice)
    both = monai_losses.DiceLoss(softmax=True, **options)(logits, target[:, None]) + F.cross_entropy(logits, target)
    torch.testing.assert_close(dice_cross_entropy(logits, target, hidden, EVEN), both)


def test_class_weights_weigh_the_cross_entropies():
    target = torch.tensor([[[0, 1]]])
    logits = torch.zeros(1, 4, 1, 2)
    logits[0, 0, 0, 0] = 2.0
    weights = torch.tensor([1.0, 3.0, 1.0, 1.0])
    expected = F.cross_entropy(logits, target, weight=weights)
    torch.testing.assert_close(cross_entropy(logits, target, nothing_hidden(logits), weights), expected)
    # Of 8 voxel-classes one is not at log 2; class 1, on two voxels, counts three times.
    expected = torch.tensor((11 * math.log(2) + math.log1p(math.exp(-2.0))) / 12)
    torch.testing.assert_close(binary_cross_entropy(logits, target, nothing_hidden(logits), weights), expected)


# By hand


def test_dice_of_a_hand_made_case():
    """One class on 2 of 4 pixels, found on 3 with certainty: Dice (2·2 + 1) / (3 + 2 + 1) = 5/6."""
    target = torch.tensor([[[1, 1, 0, 0]]])
    found = logits_for(torch.tensor([[[1, 1, 1, 0]]]), 60)
    torch.testing.assert_close(soft_dice(found, target, nothing_hidden(found), EVEN), torch.tensor(1 - 5 / 6))


def test_generalised_dice_of_a_hand_made_case():
    """Background 2 of 2 found as 1, class 1 on 2 found as 3: w = 1/4 each, 1 - 2 (1 + 2)/4 / ((1 + 2 + 3 + 2)/4)."""
    target = torch.tensor([[[1, 1, 0, 0]]])
    found = logits_for(torch.tensor([[[1, 1, 1, 0]]]), 60)
    torch.testing.assert_close(generalised_dice(found, target, nothing_hidden(found), EVEN), torch.tensor(1 - 6 / 8))


def test_focal_of_a_hand_made_case():
    """Even odds of four classes on a lesion and on background: -α (3/4)² log(1/4) with α 0.25 and 0.75."""
    target, logits = torch.tensor([[[1, 0]]]), torch.zeros(1, 4, 1, 2)
    expected = torch.tensor(0.5 * (3 / 4) ** 2 * math.log(4))
    torch.testing.assert_close(focal(logits, target, nothing_hidden(logits), EVEN), expected)


def test_the_denominator_of_zhous_dice_is_twice_what_it_should_be():
    """A perfect mask of n voxels has 2n + ε above and 4n + ε below."""
    target = torch.randint(0, 4, (2, 6, 5))
    logits = logits_for(target, 60)
    loss = zhou_dice(logits, target, nothing_hidden(logits), EVEN)
    torch.testing.assert_close(loss, torch.tensor(1 - (2 * 60 + 1) / (4 * 60 + 1)))


@every_loss
@in_2d_and_3d
def test_a_perfect_mask_costs_nothing_more_and_a_wrong_one_does(name, shape):
    _, target, hidden = random_case(shape)
    weights = torch.tensor([1.0, 2.0, 1.0, 3.0])
    best = LOSSES[name](logits_for(target), target, hidden, weights).item()
    assert best < 1e-3 or name == "zhou_dice"
    wrong = target.clone()
    wrong[0, 0] = (wrong[0, 0] + 1) % 4
    assert LOSSES[name](logits_for(wrong), target, hidden, weights) > best + 0.01


@every_loss
@given(seed=st.integers(0, 2**16))
@settings(max_examples=10)
def test_a_loss_of_slices_is_that_of_the_stack(name, seed):
    """Slices of a stack are voxels like any others: (N, C, D, H, W) costs what (N, C, D · H, W) does."""
    logits, target, hidden = random_case((3, 4, 5), seed)
    hidden[:, 2] = (torch.rand(target.shape) < 0.3) & (target == 0)
    stack = LOSSES[name](logits, target, hidden, EVEN)
    flat = LOSSES[name](logits.flatten(2, 3), target.flatten(1, 2), hidden.flatten(2, 3), EVEN)
    torch.testing.assert_close(stack, flat)


# Labels nobody drew


@every_loss
@in_2d_and_3d
def test_a_hidden_class_is_not_punished_and_the_others_are(name, shape):
    target = torch.zeros(1, *shape, dtype=torch.long)
    target[0, ..., 0] = 3  # a drawn lesion beside what may hide others
    hidden = torch.zeros(1, 4, *shape, dtype=torch.bool)
    hidden[:, 1:3] = (target == 0)[:, None]  # ground glass and consolidation were not drawn
    exact = LOSSES[name](logits_for(target), target, hidden, EVEN)
    for found in (1, 2, 3):
        logits = logits_for(torch.where(target == 0, found, target)).requires_grad_()
        loss = LOSSES[name](logits, target, hidden, EVEN)
        loss.backward()
        assert torch.isfinite(logits.grad).all()
        if found == 3:
            assert loss > exact + 0.1
        else:
            torch.testing.assert_close(loss, exact, atol=2e-3, rtol=0)
            assert logits.grad.abs().max() < 1e-3


@every_loss
def test_everything_hidden_and_nothing_drawn_costs_nothing_and_trains_nothing(name):
    logits = torch.randn(1, 4, 3, 3, requires_grad=True)
    hidden = torch.ones(1, 4, 3, 3, dtype=torch.bool)
    hidden[:, 0] = False
    loss = LOSSES[name](logits, torch.zeros(1, 3, 3, dtype=torch.long), hidden, EVEN)
    loss.backward()
    assert torch.isfinite(loss)
    assert logits.grad.abs().max() < 1e-6


# Several outputs


def test_the_last_of_several_outputs_has_its_weight_and_the_others_share_the_rest():
    logits, target, hidden = random_case((6, 5))
    others = [torch.randn_like(logits) for _ in range(3)]
    costs = [soft_dice(each, target, hidden, EVEN) for each in others]
    last = soft_dice(logits, target, hidden, EVEN)
    result = deeply_supervised(soft_dice, [*others, logits], target, hidden, EVEN)
    torch.testing.assert_close(result, 0.5 * last + 0.5 * sum(costs) / 3)
    mean = deeply_supervised(soft_dice, [*others, logits], target, hidden, EVEN, last_weight=0.25)
    torch.testing.assert_close(mean, (sum(costs) + last) / 4)
    for outputs in (logits, [logits]):
        torch.testing.assert_close(deeply_supervised(soft_dice, outputs, target, hidden, EVEN), last)
