"""The patient's planes through oblique volumes, by pydicom and numpy.

    reslice.py QUESTION.json

QUESTION.json is what the tables say: a list of volumes without missing slices, each with its frames (uri, frame_number)
in slice order, whether these are unevenly spaced, and its resliced previews (plane, position_mm, file, width_px, height_px, window_low,
window_high). Prints a list with, per volume and preview: the largest difference in gray levels from the picture as the
definition gives it, the share of its pixels that are not black, and how far the volume's middle is from the plane, mm.
"""
import json
import sys

import imageio
import numpy as np
import pydicom

from volumes import frame, weights

MOST_SIDE = 1024


class Place:
    """Where slices are: their origins, spacing and directions, in LPS and mm."""

    def __init__(self, frames, uneven):
        headers = [pydicom.dcmread(f["uri"], stop_before_pixels=True) for f in frames]
        iop = np.array(headers[0].ImageOrientationPatient, float)
        self.row = iop[:3] / np.linalg.norm(iop[:3])
        self.column = iop[3:] - iop[3:] @ self.row * self.row
        self.column /= np.linalg.norm(self.column)
        self.normal = np.cross(self.row, self.column)
        self.pixels = [float(v) for v in headers[0].PixelSpacing]
        origins = np.array([h.ImagePositionPatient for h in headers], float)
        step = (origins[-1] - origins[0]) / (len(origins) - 1)
        if uneven:
            self.step = np.median(np.diff(origins @ self.normal))
        else:
            self.step = step @ self.normal
            origins = origins[0] + np.arange(len(origins))[:, None] * step
        beyond = step * self.step / (step @ self.normal)
        self.origins = np.vstack([origins[0] - beyond, origins, origins[-1] + beyond])

    def index(self, points):
        """(plane, row, column) of points: between two slices all runs straight."""
        s = self.origins @ self.normal
        plane = np.interp(np.einsum("i,iyx->yx", self.normal, points), s, np.arange(len(s)))
        origin = np.array([np.interp(plane, np.arange(len(s)), self.origins[:, n]) for n in range(3)])
        row = np.einsum("i,iyx->yx", self.column, points - origin) / self.pixels[0]
        column = np.einsum("i,iyx->yx", self.row, points - origin) / self.pixels[1]
        return np.array([plane - 1, row, column])

    def box(self, shape):
        """Voxels whole; of the first and last plane half a step along the normal."""
        half = self.step / 2 * self.normal
        corners = []
        for end in (self.origins[1] - half, self.origins[-2] + half):
            for i in (-0.5, shape[1] - 0.5):
                for j in (-0.5, shape[2] - 0.5):
                    corners.append(end + i * self.pixels[0] * self.column + j * self.pixels[1] * self.row)
        return np.min(corners, axis=0), np.max(corners, axis=0)


def trilinear(volume, at):
    """Values at (plane, row, column); edges hold for half a voxel more, NaN beyond, and where padding has half the weight."""
    size = np.array(volume.shape).reshape(3, 1, 1)
    outside = ((at < -0.5) | (at > size - 0.5)).any(axis=0)
    at = np.clip(at, 0, size - 1)
    low = np.floor(at).astype(int)
    high = np.minimum(low + 1, size - 1)
    part = at - low
    total, there = np.zeros(at.shape[1:]), np.zeros(at.shape[1:])
    for corner in np.ndindex(2, 2, 2):
        index = [(high if c else low)[axis] for axis, c in enumerate(corner)]
        weight = np.prod([part[axis] if c else 1 - part[axis] for axis, c in enumerate(corner)], axis=0)
        values = volume[tuple(index)]
        total += weight * np.nan_to_num(values)
        there += weight * np.isfinite(values)
    return np.divide(total, there, where=~outside & (there > 0.5 + 1e-6), out=np.full_like(total, np.nan))


def compare(volume, place, preview):
    low, high = place.box(volume.shape)
    pixel = max(min(place.step, *place.pixels), (high - low).max() / MOST_SIDE)
    axis = dict(SAGITTAL=0, CORONAL=1, AXIAL=2)[preview["plane"]]
    # To the viewer's right: the patient's left, or the back in a sagittal view. Down: the back, or the feet.
    (right, sign_right), (down, sign_down) = [((1, 1), (2, -1)), ((0, 1), (2, -1)), ((0, 1), (1, 1))][axis]
    columns, rows = [int(np.ceil((high - low)[n] / pixel - 1e-6)) for n in (right, down)]
    centre = (low + high) / 2
    points = np.empty((3, rows, columns))
    points[axis] = preview["position_mm"]
    points[right] = centre[right] + sign_right * pixel * (np.arange(columns) - (columns - 1) / 2)[None, :]
    points[down] = centre[down] + sign_down * pixel * (np.arange(rows) - (rows - 1) / 2)[:, None]
    values = trilinear(volume, place.index(points))
    window = preview["window_high"] - preview["window_low"]
    gray = np.clip((values - preview["window_low"]) / window, 0, 1) * 255
    gray[np.isnan(values)] = 0
    expected = weights(rows, preview["height_px"]) @ gray @ weights(columns, preview["width_px"]).T
    found = np.asarray(imageio.imread(preview["file"])).astype(float)
    if found.shape != expected.shape:
        raise SystemExit(f"{preview['plane']}: {found.shape}, want {expected.shape}")
    return dict(difference=np.abs(found - expected).max(), shown=(found > 0).mean(),
                off=abs(preview["position_mm"] - centre[axis]))


if __name__ == "__main__":
    answers = []
    for question in json.load(open(sys.argv[1])):
        volume = np.stack([frame(f["uri"], f["frame_number"]) for f in question["frames"]])
        place = Place(question["frames"], question["uneven"])
        answers.append([compare(volume, place, p) for p in question["previews"]])
    json.dump(answers, sys.stdout, default=float)
