"""Contrast of two colours, and how far apart they are to eyes that see red, green or blue weakly."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

Colour = npt.NDArray[np.float64]
# Machado, Oliveira and Fernandes (2009), severity 1: what linear red, green and blue become.
SIGHTS = {
    "full": np.eye(3),
    "protanopia": np.array([[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216],
                            [-0.003882, -0.048116, 1.051998]]),
    "deuteranopia": np.array([[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413],
                              [-0.011820, 0.042940, 0.968881]]),
    "tritanopia": np.array([[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602],
                            [0.004733, 0.691367, 0.303900]]),
}  # fmt: skip
_TO_LMS = np.array([[0.4122214708, 0.5363325363, 0.0514459929], [0.2119034982, 0.6806995451, 0.1073969566],
                    [0.0883024619, 0.2817188376, 0.6299787005]])  # fmt: skip
_TO_OKLAB = np.array([[0.2104542553, 0.7936177850, -0.0040720468], [1.9779984951, -2.4285922050, 0.4505937099],
                      [0.0259040371, 0.7827717662, -0.8086757660]])  # fmt: skip


def linear(colour: str | Sequence[float]) -> Colour:
    """Linear red, green and blue, 0 to 1, of "#0072b2" or of three values from 0 to 255."""
    parts = [int(colour[at : at + 2], 16) for at in (1, 3, 5)] if isinstance(colour, str) else colour
    values = np.array(parts[:3], dtype=float) / 255
    return np.where(values <= 0.04045, values / 12.92, ((values + 0.055) / 1.055) ** 2.4)


def contrast(one: str | Sequence[float], other: str | Sequence[float]) -> float:
    """The contrast ratio of WCAG, 1 to 21."""
    low, high = sorted(float(linear(each) @ [0.2126, 0.7152, 0.0722]) for each in (one, other))
    return (high + 0.05) / (low + 0.05)


def difference(one: str, other: str, sight: str) -> float:
    """How far apart two colours look, times 100, in OKLab: 2 can just be told apart side by side."""
    return float(100 * np.linalg.norm(_oklab(one, sight) - _oklab(other, sight)))


def _oklab(colour: str, sight: str) -> Colour:
    seen = np.clip(SIGHTS[sight] @ linear(colour), 0, 1)
    return np.asarray(_TO_OKLAB @ np.cbrt(_TO_LMS @ seen))
