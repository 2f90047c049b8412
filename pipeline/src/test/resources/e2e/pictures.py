"""Sheets, fly-throughs and single pictures without marks, by pydicom, numpy and Pillow.

    pictures.py QUESTION.json

QUESTION.json: a list of volumes, each with its frames in slice order and its previews: kind, plane, file, width_px,
height_px, window_low, window_high, slice_index or slice_indices, sheet_rows, sheet_columns, frames_per_second. Prints
a list with, per volume and preview, the largest difference in gray levels from the picture as the definition gives it;
-1 where a size, the number of frames or their duration is another.

A picture that is smaller than its plane is the mean of values over the area of a pixel, then windowed; so the
difference from a single picture, which is windowed first, is no fault.
"""
import json
import sys

import numpy as np
from PIL import Image

import volumes


def tiles(preview):
    """The parts of a sheet, or the frames, as arrays."""
    image = Image.open(preview["file"])
    if preview["kind"] == "SHEET":
        pixels = np.asarray(image)
        high, wide = pixels.shape[0] // preview["sheet_rows"], pixels.shape[1] // preview["sheet_columns"]
        if pixels.shape != (high * preview["sheet_rows"], wide * preview["sheet_columns"]):
            return None
        parts = [pixels[r * high:(r + 1) * high, c * wide:(c + 1) * wide]
                 for r in range(preview["sheet_rows"]) for c in range(preview["sheet_columns"])]
        if any(part.any() for part in parts[len(preview["slice_indices"]):]):
            return None
        return parts[:len(preview["slice_indices"])]
    if image.n_frames != len(preview["slice_indices"]) or image.mode != "L":
        return None
    frames = []
    for k in range(image.n_frames):
        image.seek(k)
        if abs(image.info["duration"] - 1000 / preview["frames_per_second"]) > 1e-6:
            return None
        frames.append(np.asarray(image.convert("L")))
    return frames


def displayed(volume, axes, plane, index):
    """The values of a plane in radiological display, not resampled; axes: per index (patient axis, sign)."""
    normal = dict(SAGITTAL=0, CORONAL=1, AXIAL=2)[plane]
    # To the viewer's right: the patient's left, or the back in a sagittal view. Down: the back, or the feet.
    right, down = [((1, 1), (2, -1)), ((0, 1), (2, -1)), ((0, 1), (1, 1))][normal]
    cut_axis = [axis for axis, _ in axes].index(normal)
    cut = np.take(volume, index, axis=cut_axis)
    left = [a for i, a in enumerate(axes) if i != cut_axis]
    if left[0][0] == right[0]:
        cut, left = cut.T, left[::-1]
    return cut[:: 1 if left[0][1] == down[1] else -1, :: 1 if left[1][1] == right[1] else -1]


def expected(values, preview, shape):
    """First coarser in values along axes that shrink, then the window, then finer along axes that grow."""
    low, high = preview["window_low"], preview["window_high"]
    steps = [min(n, out) for n, out in zip(values.shape, shape)]
    down, across = volumes.weights(values.shape[0], steps[0]), volumes.weights(values.shape[1], steps[1])
    there = np.isfinite(values)
    weight = down @ there @ across.T
    with np.errstate(invalid="ignore", divide="ignore"):
        coarse = (down @ np.where(there, values, 0) @ across.T) / weight
    gray = np.where(weight > 0.5001, np.clip((coarse - low) / (high - low), 0, 1) * 255, 0)
    return volumes.weights(steps[0], shape[0]) @ gray @ volumes.weights(steps[1], shape[1]).T


def difference(volume, axes, preview):
    if preview["kind"] == "SLICE":
        return volumes.largest_difference(volume, axes, preview)
    parts = tiles(preview)
    if parts is None:
        return -1
    worst = 0.0
    for index, part in zip(preview["slice_indices"], parts):
        values = displayed(volume, axes, preview["plane"], index)
        worst = max(worst, float(np.abs(expected(values, preview, part.shape) - part).max()))
    return worst


if __name__ == "__main__":
    answers = []
    for question in json.load(open(sys.argv[1])):
        volume = np.stack([volumes.frame(f["uri"], f["frame_number"]) for f in question["frames"]])
        axes = volumes.axes_of(question["frames"][0]["uri"])
        answers.append([difference(volume, axes, p) for p in question["previews"]])
    json.dump(answers, sys.stdout)
