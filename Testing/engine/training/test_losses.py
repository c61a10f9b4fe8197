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
    foreground_dice,
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
    """Return logits, a target with every class, and that target as the classes that are possible."""
    torch.manual_seed(seed)
    target = torch.arange(2 * math.prod(shape)).remainder(4).reshape(2, *shape)
    return torch.randn(2, 4, *shape), target, only(target)


def logits_for(target: torch.Tensor, confidence: float = 12.0) -> torch.Tensor:
    """Return logits that are sure of `target`, for exclusive classes and for each class by itself."""
    return confidence * (2.0 * F.one_hot(target, 4).movedim(-1, 1) - 1)


def only(target: torch.Tensor) -> torch.Tensor:
    """Return the possible classes of a target that is known everywhere."""
    return F.one_hot(target, 4).movedim(-1, 1).bool()


def any_of(target: torch.Tensor, where: torch.Tensor, classes: tuple[int, ...]) -> torch.Tensor:
    """Return the possible classes of a target, of which voxels `where` may be any of `classes`."""
    possible = only(target)
    voxel = torch.zeros(4, dtype=torch.bool)
    voxel[list(classes)] = True
    return torch.where(where[:, None], voxel.view(1, 4, *[1] * (target.ndim - 1)), possible)


# Against MONAI


@in_2d_and_3d
@pytest.mark.parametrize(
    ("ours", "theirs", "factor"),
    [
        (
            soft_dice,
            monai_losses.DiceLoss(softmax=True, to_onehot_y=True, batch=True, smooth_nr=1.0, smooth_dr=1.0),
            1,
        ),
        (
            foreground_dice,
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
    ids=["dice", "foreground_dice", "generalised_dice", "focal", "zhou_focal"],
)
def test_losses_agree_with_monai(ours, theirs, factor, shape):
    logits, target, possible = random_case(shape)
    torch.testing.assert_close(ours(logits, possible, EVEN), factor * theirs(logits, target[:, None]))


@in_2d_and_3d
def test_sums_of_losses_agree_with_monai_and_torch(shape):
    logits, target, possible = random_case(shape)
    options = {"include_background": False, "to_onehot_y": True, "batch": True, "smooth_nr": 1.0, "smooth_dr": 1.0}
    one_hot = F.one_hot(target, 4).movedim(-1, 1).float()
    bce = F.binary_cross_entropy_with_logits(logits, one_hot)
    torch.testing.assert_close(binary_cross_entropy(logits, possible, EVEN), bce)
    dice = monai_losses.DiceLoss(sigmoid=True, **options)(logits, target[:, None])
    torch.testing.assert_close(half_bce_dice(logits, possible, EVEN), 0.5 * bce + dice)
    both = monai_losses.DiceLoss(softmax=True, **options)(logits, target[:, None]) + F.cross_entropy(logits, target)
    torch.testing.assert_close(dice_cross_entropy(logits, possible, EVEN), both)


def test_class_weights_weigh_the_cross_entropies():
    target = torch.tensor([[[0, 1]]])
    logits = torch.zeros(1, 4, 1, 2)
    logits[0, 0, 0, 0] = 2.0
    weights = torch.tensor([1.0, 3.0, 1.0, 1.0])
    expected = F.cross_entropy(logits, target, weight=weights)
    torch.testing.assert_close(cross_entropy(logits, only(target), weights), expected)
    # Of 8 voxel-classes one is not at log 2; class 1, on two voxels, counts three times.
    expected = torch.tensor((11 * math.log(2) + math.log1p(math.exp(-2.0))) / 12)
    torch.testing.assert_close(binary_cross_entropy(logits, only(target), weights), expected)


# By hand


def test_dice_is_that_counted_by_hand():
    """One class on 2 of 4 pixels, found on 3 with certainty: Dice (2·2 + 1) / (3 + 2 + 1) = 5/6."""
    target = torch.tensor([[[1, 1, 0, 0]]])
    found = logits_for(torch.tensor([[[1, 1, 1, 0]]]), 60)
    # Of the two classes that are not there nothing was found: ε / ε.
    torch.testing.assert_close(foreground_dice(found, only(target), EVEN), torch.tensor(1 - (5 / 6 + 1 + 1) / 3))


def test_generalised_dice_is_that_counted_by_hand():
    """Background 2 of 2 found as 1, class 1 on 2 found as 3: w = 1/4 each, 1 - 2 (1 + 2)/4 / ((1 + 2 + 3 + 2)/4)."""
    target = torch.tensor([[[1, 1, 0, 0]]])
    found = logits_for(torch.tensor([[[1, 1, 1, 0]]]), 60)
    torch.testing.assert_close(generalised_dice(found, only(target), EVEN), torch.tensor(1 - 6 / 8))


def test_focal_is_that_counted_by_hand():
    """Even odds of four classes on a lesion and on background: -α (3/4)² log(1/4) with α 0.25 and 0.75."""
    target, logits = torch.tensor([[[1, 0]]]), torch.zeros(1, 4, 1, 2)
    expected = torch.tensor(0.5 * (3 / 4) ** 2 * math.log(4))
    torch.testing.assert_close(focal(logits, only(target), EVEN), expected)


def test_the_denominator_of_zhous_dice_is_twice_what_it_should_be():
    """A perfect mask of n voxels has 2n + ε above and 4n + ε below."""
    target = torch.randint(0, 4, (2, 6, 5))
    logits = logits_for(target, 60)
    loss = zhou_dice(logits, only(target), EVEN)
    torch.testing.assert_close(loss, torch.tensor(1 - (2 * 60 + 1) / (4 * 60 + 1)))


@every_loss
@in_2d_and_3d
def test_a_perfect_mask_costs_nothing_more_and_a_wrong_one_does(name, shape):
    _, target, possible = random_case(shape)
    weights = torch.tensor([1.0, 2.0, 1.0, 3.0])
    best = LOSSES[name](logits_for(target), possible, weights).item()
    assert best < 1e-3 or name == "zhou_dice"
    wrong = target.clone()
    wrong[0, 0] = (wrong[0, 0] + 1) % 4
    assert LOSSES[name](logits_for(wrong), possible, weights) > best + 0.01


@every_loss
@given(seed=st.integers(0, 2**16))
@settings(max_examples=10)
def test_a_loss_of_slices_is_that_of_the_stack(name, seed):
    """Slices of a stack are voxels like any others: (N, C, D, H, W) costs what (N, C, D · H, W) does."""
    logits, target, possible = random_case((3, 4, 5), seed)
    possible[:, 2] |= (torch.rand(target.shape) < 0.3) & (target == 0)
    possible[:, 1] |= (torch.rand(target.shape) < 0.3) & (target == 2)
    stack = LOSSES[name](logits, possible, EVEN)
    flat = LOSSES[name](logits.flatten(2, 3), possible.flatten(2, 3), EVEN)
    torch.testing.assert_close(stack, flat)


# Labels nobody drew


@every_loss
@in_2d_and_3d
def test_a_hidden_class_is_not_punished_and_the_others_are(name, shape):
    target = torch.zeros(1, *shape, dtype=torch.long)
    target[0, ..., 0] = 3  # a drawn lesion beside what may hide others
    possible = any_of(target, target == 0, (0, 1, 2))  # ground glass and consolidation were not drawn
    exact = LOSSES[name](logits_for(target), possible, EVEN)
    for found in (1, 2, 3):
        logits = logits_for(torch.where(target == 0, found, target)).requires_grad_()
        loss = LOSSES[name](logits, possible, EVEN)
        loss.backward()
        assert torch.isfinite(logits.grad).all()
        if found == 3:
            assert loss > exact + 0.1
        else:
            torch.testing.assert_close(loss, exact, atol=2e-3, rtol=0)
            assert logits.grad.abs().max() < 1e-3


@every_loss
@in_2d_and_3d
def test_a_union_costs_alike_whichever_member_is_found_and_more_where_none_is(name, shape):
    """Infection, ground glass or consolidation: either is right, background and effusion are not."""
    target = torch.zeros(1, *shape, dtype=torch.long)
    target[0, ..., :2] = 1
    possible = any_of(target, target == 1, (1, 2))
    costs = {}
    for found in range(4):
        logits = logits_for(torch.where(target == 1, found, target)).requires_grad_()
        costs[found] = LOSSES[name](logits, possible, EVEN)
        costs[found].backward()
        assert torch.isfinite(logits.grad).all()
    torch.testing.assert_close(costs[1], costs[2])
    assert costs[1] < 1e-3 or name == "zhou_dice"
    assert min(costs[0], costs[3]) > costs[1] + 0.05
    healthy = logits_for(torch.where(target == 1, target, 2))
    assert LOSSES[name](healthy, possible, EVEN) > costs[1] + 0.1, "a lesion found outside of the union is wrong"


@every_loss
def test_a_doubtful_member_of_a_union_is_taught_that_their_sum_is_one(name):
    """Half and half between the members is as right as one of them; the step leads away from the other classes."""
    target = torch.ones(1, 2, 3, dtype=torch.long)
    target[0, 0] = 0
    possible = any_of(target, target == 1, (1, 2))
    sure = logits_for(target)
    halves = sure.clone()
    halves[:, 1:3] = torch.where(target == 1, 12.0, -12.0)[:, None]
    atol = 1e-3
    torch.testing.assert_close(
        LOSSES[name](halves, possible, EVEN), LOSSES[name](sure, possible, EVEN), atol=atol, rtol=0
    )
    doubtful = torch.zeros(1, 4, 2, 3, requires_grad=True)
    LOSSES[name](doubtful - 1, possible, EVEN).backward()
    step = -doubtful.grad[0, :, 1]
    assert (step[1:3] > 0).all()
    assert (step[[0, 3]] <= 0).all()


@every_loss
@pytest.mark.parametrize("members", [(1, 3), (2, 3), (1, 2, 3)])
def test_any_union_of_lesions_is_learnt(name, members):
    target = torch.zeros(1, 4, 5, dtype=torch.long)
    target[0, 1:3] = 3
    possible = any_of(target, target == 3, members)
    right = [LOSSES[name](logits_for(torch.where(target == 3, found, 0)), possible, EVEN) for found in members]
    wrong = LOSSES[name](logits_for(torch.zeros_like(target)), possible, EVEN)
    assert max(right) - min(right) < 1e-3
    assert wrong > max(right) + 0.05


@every_loss
def test_ignored_voxels_cost_and_teach_nothing(name):
    logits, target, _ = random_case((4, 5))
    ignored = torch.rand(target.shape) < 0.4
    possible = any_of(target, ignored, (0, 1, 2, 3))
    other = torch.where(ignored[:, None], torch.randn_like(logits) * 5, logits)
    first, second = logits.clone().requires_grad_(), other.clone().requires_grad_()
    one, two = (LOSSES[name](each, possible, EVEN) for each in (first, second))
    torch.testing.assert_close(one, two)
    one.backward()
    assert (first.grad.movedim(1, -1)[ignored] == 0).all()
    assert first.grad.abs().sum() > 0


def test_union_losses_are_those_counted_by_hand():
    """Two voxels, one background, one infection found as (.1, .2, .3, .4): its members have .5 together."""
    target = torch.tensor([[[0, 1]]])
    possible = any_of(target, target == 1, (1, 2))
    p = torch.tensor([[0.7, 0.1, 0.1, 0.1], [0.1, 0.2, 0.3, 0.4]])
    logits = p.log().T[None, :, None]
    weights = torch.tensor([1.0, 2.0, 4.0, 9.0])
    expected = -(math.log(0.7) + 3 * math.log(0.5)) / 4  # the union weighs the mean of its members
    torch.testing.assert_close(cross_entropy(logits, possible, weights), torch.tensor(expected))
    # Ground glass and consolidation are true nowhere for themselves; the union is: 2 · .5 over (.2 + .5) + 1, with ε.
    # Background, found as .7 and .1 and true once: 2 · .7 over .8 + 1, with ε.
    union, background = (2 * 0.5 + 1) / (0.7 + 1 + 1), (2 * 0.7 + 1) / (0.8 + 1 + 1)
    torch.testing.assert_close(soft_dice(logits, possible, EVEN), torch.tensor(1 - (union + background) / 2))
    expected = -(0.75 * 0.3**2 * math.log(0.7) + 0.25 * 0.5**2 * math.log(0.5)) / 2
    torch.testing.assert_close(focal(logits, possible, EVEN), torch.tensor(expected))
    # Each for itself: of the infection, background and effusion are known to be absent, and .2 + .3 is asked to be 1.
    apart = torch.logit(p).T[None, :, None]
    costs = [-math.log(0.7), *[-math.log(0.9)] * 3, -math.log(0.9), -math.log(0.6), -math.log(0.5)]
    torch.testing.assert_close(binary_cross_entropy(apart, possible, EVEN), torch.tensor(sum(costs) / 7))


@every_loss
def test_everything_hidden_and_nothing_drawn_costs_nothing_and_trains_nothing(name):
    logits = torch.randn(1, 4, 3, 3, requires_grad=True)
    loss = LOSSES[name](logits, torch.ones(1, 4, 3, 3, dtype=torch.bool), EVEN)
    loss.backward()
    assert torch.isfinite(loss)
    assert logits.grad.abs().max() < 1e-6


# Several outputs


def test_the_last_of_several_outputs_has_its_weight_and_the_others_share_the_rest():
    logits, _, possible = random_case((6, 5))
    others = [torch.randn_like(logits) for _ in range(3)]
    costs = [soft_dice(each, possible, EVEN) for each in others]
    last = soft_dice(logits, possible, EVEN)
    result = deeply_supervised(soft_dice, [*others, logits], possible, EVEN)
    torch.testing.assert_close(result, 0.5 * last + 0.5 * sum(costs) / 3)
    mean = deeply_supervised(soft_dice, [*others, logits], possible, EVEN, last_weight=0.25)
    torch.testing.assert_close(mean, (sum(costs) + last) / 4)
    for outputs in (logits, [logits]):
        torch.testing.assert_close(deeply_supervised(soft_dice, outputs, possible, EVEN), last)


def test_dice_counts_background_and_the_classes_that_are_there():
    """Class 1 is 5/6 as above; background, 2 of 4 pixels and found as 1: (2·1 + 1) / (1 + 2 + 1) = 3/4."""
    target = torch.tensor([[[1, 1, 0, 0]]])
    found = logits_for(torch.tensor([[[1, 1, 1, 0]]]), 60)
    torch.testing.assert_close(soft_dice(found, only(target), EVEN), torch.tensor(1 - (5 / 6 + 3 / 4) / 2))


@pytest.mark.parametrize("classes", [2, 4])
@pytest.mark.parametrize("loss", [soft_dice, foreground_dice])
def test_dice_has_a_gradient_on_slices_without_lesion(loss, classes):
    """What is found there falls: the gradient on a lesion's logit is above 0."""
    logits = torch.zeros(1, classes, 4, 4, requires_grad=True)
    background = F.one_hot(torch.zeros(1, 4, 4, dtype=torch.long), classes).movedim(-1, 1).bool()
    loss(logits, background, torch.ones(classes)).backward()
    assert (logits.grad[:, 1:] > 0).all()
