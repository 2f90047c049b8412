"""The range that a volume's pictures show, from all its values, by the definition in ContrastRange.

    contrast.py QUESTION.json

QUESTION.json is a list of volumes, each with its frames (uri, frame_number). Prints low and high of each. Images of
one frame a file without inversion.
"""
import json
import sys

import numpy as np
import pydicom
from pydicom.pixel_data_handlers.util import apply_modality_lut


def rank(values, part):
    return values[max(1, int(np.ceil(part * len(values)))) - 1]


def otsu(values):
    """The last value of the lower of two classes whose means differ most for their sizes."""
    different, counts = np.unique(values, return_counts=True)
    below = np.cumsum(counts)[:-1].astype("f8")
    above = len(values) - below
    sums = np.cumsum(different * counts)
    distance = sums[:-1] / below - (sums[-1] - sums[:-1]) / above
    return different[int(np.argmax(below * above * distance ** 2))]


def contrast(values):
    values = np.sort(values)
    if len(np.unique(values)) <= 16:
        return values[0], values[-1]
    rest = values[values > values[0]]
    gap, spread = rest[0] - values[0], rank(rest, 0.99) - rank(rest, 0.01)
    if len(values) - len(rest) >= 0.05 * len(values) and gap > 0.25 * (gap + spread):
        values = rest
    low, high = rank(values, 0.01), rank(values, 0.99)
    split = otsu(values[(values >= low) & (values <= high)])
    if (values <= split).mean() >= 0.2:
        high = rank(values[values > split], 0.99)
    return low, high


answers = []
for volume in json.load(open(sys.argv[1])):
    slices = []
    for frame in volume["frames"]:
        ds = pydicom.dcmread(frame["uri"])
        values = apply_modality_lut(ds.pixel_array, ds).astype("f8")
        if "PixelPaddingValue" in ds:
            values = values[ds.pixel_array != ds.PixelPaddingValue]
        slices.append(values.ravel())
    answers.append([float(end) for end in contrast(np.concatenate(slices))])
print(json.dumps(answers))
