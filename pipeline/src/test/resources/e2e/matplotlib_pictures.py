"""Pictures of slices at their own size against matplotlib, numpy and pydicom.

    golden.py QUESTION.json

QUESTION.json is a list: png, uri, frame_number, window_low, window_high, source. Per picture, prints by how many gray
levels it differs at most from matplotlib's imshow in gray, from a straight line in numpy, and from pydicom's windowing
with the file's first window (null where the window is not the file's). The slice may be turned for display, so the
turn that fits best counts.
"""
import json
import sys
import warnings

import imageio
import matplotlib
import numpy as np
import pydicom
from matplotlib import cm
from matplotlib.colors import Normalize
from pydicom.pixel_data_handlers.util import apply_modality_lut, apply_windowing

matplotlib.use("Agg")
warnings.simplefilter("ignore")


def largest(picture, truth):
    """The largest difference, in the turn that fits best."""
    best = None
    for turned in (truth, truth.T):
        for flipped in (turned, turned[::-1], turned[:, ::-1], turned[::-1, ::-1]):
            if flipped.shape == picture.shape:
                difference = float(np.abs(picture - flipped).max())
                best = difference if best is None else min(best, difference)
    return best


answers = []
for question in json.load(open(sys.argv[1])):
    picture = np.asarray(imageio.imread(question["png"]), "f8")
    ds = pydicom.dcmread(question["uri"], force=True)
    if "TransferSyntaxUID" not in ds.file_meta:  # a file without file meta information
        ds.file_meta.TransferSyntaxUID = "1.2.840.10008.1.2" if ds.is_implicit_VR else "1.2.840.10008.1.2.1"
    pixels = ds.pixel_array
    if pixels.ndim == 3:
        pixels = pixels[question["frame_number"] - 1]
    values = apply_modality_lut(pixels, ds).astype("f8")
    low, high = question["window_low"], question["window_high"]
    flip = ds.PhotometricInterpretation == "MONOCHROME1" or ds.get("PresentationLUTShape") == "INVERSE"
    name = "gray_r" if flip else "gray"
    # Not as bytes: to these, matplotlib 3.6 cuts 24.9999 to 24.
    shown = (cm.get_cmap(name)(Normalize(low, high)(values))[..., 0] * 255).round()
    line = np.clip((values - low) / (high - low), 0, 1) * 255
    answer = {
        "matplotlib": largest(picture, shown),
        "numpy": largest(picture, 255 - line if flip else line),
        "pydicom": None,
    }
    if question["source"] == "HEADER" and "WindowCenter" in ds:
        sign = int(ds.PixelRepresentation)
        ends = np.array([-(1 << ds.BitsStored - 1) if sign else 0, (1 << ds.BitsStored - sign) - 1], "f8")
        bottom, top = ends * float(ds.get("RescaleSlope", 1)) + float(ds.get("RescaleIntercept", 0))
        windowed = (apply_windowing(values, ds) - bottom) / (top - bottom) * 255
        answer["pydicom"] = largest(picture, 255 - windowed if flip else windowed)
    answers.append(answer)
print(json.dumps(answers))
