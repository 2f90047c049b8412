"""The values and pictures of volumes, by pydicom and numpy.

    volumes.py QUESTION.json

QUESTION.json is what the tables say: a list of volumes, each with its frames (uri, frame_number) in slice order and
its previews (plane, slice_index, path, width_px, height_px, window_low, window_high). Prints a list with, per volume,
count, min, max, mean, std, p01, p50, p99 of all samples but padding, and per preview the largest difference in gray
levels from the picture as the definition gives it (-1 where its size is another).
"""
import json
import sys

import imageio
import numpy as np
import pydicom


def slope_and_intercept(ds):
    return float(ds.get("RescaleSlope", 1)), float(ds.get("RescaleIntercept", 0))


def frame(uri, number, cache={}):
    if uri not in cache:
        cache.clear()
        cache[uri] = pydicom.dcmread(uri)
    ds = cache[uri]
    pixels = ds.pixel_array
    if int(ds.get("NumberOfFrames", 1)) > 1:
        pixels = pixels[number - 1]
    slope, intercept = slope_and_intercept(ds)
    values = pixels.astype(float) * slope + intercept
    if "PixelPaddingValue" in ds:
        ends = sorted((ds.PixelPaddingValue, ds.get("PixelPaddingRangeLimit", ds.PixelPaddingValue)))
        values[(pixels >= ends[0]) & (pixels <= ends[1])] = np.nan
    return values


def statistics(volume):
    values = volume[np.isfinite(volume)]
    p01, p50, p99 = np.percentile(values, [1, 50, 99], method="inverted_cdf")
    return dict(count=int(values.size), min=values.min(), max=values.max(), mean=values.mean(),
                std=values.std(), p01=p01, p50=p50, p99=p99)


def weights(n, out):
    """out x n: the mean over what a pixel covers where the axis shrinks, else linear between centres."""
    w = np.zeros((out, n))
    scale = n / out
    for i in range(out):
        if scale > 1:
            for k in range(n):
                w[i, k] = max(0.0, min((i + 1) * scale, k + 1) - max(i * scale, k)) / scale
        else:
            at = min(max((i + 0.5) * scale - 0.5, 0), n - 1)
            k = int(at)
            w[i, k] += 1 - (at - k)
            if k + 1 < n:
                w[i, k + 1] += at - k
    return w


def picture(volume, axes, preview):
    """Radiological display of one plane; axes: per index of the volume (patient axis, sign)."""
    normal = dict(SAGITTAL=0, CORONAL=1, AXIAL=2)[preview["plane"]]
    # To the viewer's right: the patient's left, or the back in a sagittal view. Down: the back, or the feet.
    right, down = [((1, 1), (2, -1)), ((0, 1), (2, -1)), ((0, 1), (1, 1))][normal]
    names = [axis for axis, _ in axes]
    cut_axis = names.index(normal)
    cut = np.take(volume, preview["slice_index"], axis=cut_axis)
    left = [a for i, a in enumerate(axes) if i != cut_axis]
    if left[0][0] == right[0]:
        cut, left = cut.T, left[::-1]
    if left[0][1] != down[1]:
        cut = cut[::-1]
    if left[1][1] != right[1]:
        cut = cut[:, ::-1]
    low, high = preview["window_low"], preview["window_high"]
    gray = np.clip((cut - low) / (high - low), 0, 1) * 255
    gray[~np.isfinite(cut)] = 0
    return weights(gray.shape[0], preview["height_px"]) @ gray @ weights(gray.shape[1], preview["width_px"]).T


def largest_difference(volume, axes, preview):
    expected = picture(volume, axes, preview)
    found = np.asarray(imageio.imread(preview["file"]))
    return -1 if found.shape != expected.shape else float(np.abs(found.astype(float) - expected).max())


def axes_of(uri):
    ds = pydicom.dcmread(uri, stop_before_pixels=True)
    iop = [float(v) for v in ds.ImageOrientationPatient]
    vectors = [np.cross(iop[:3], iop[3:]), np.array(iop[3:]), np.array(iop[:3])]
    return [(int(np.argmax(np.abs(v))), int(np.sign(v[np.argmax(np.abs(v))]))) for v in vectors]


if __name__ == "__main__":
    answers = []
    for question in json.load(open(sys.argv[1])):
        frames = [frame(f["uri"], f["frame_number"]) for f in question["frames"]]
        volume = np.stack(frames)
        answer = statistics(volume)
        axes = axes_of(question["frames"][0]["uri"]) if question["previews"] else None
        answer["differences"] = [largest_difference(volume, axes, p) for p in question["previews"]]
        answers.append(answer)
    json.dump(answers, sys.stdout, default=float)
