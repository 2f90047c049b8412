"""Phantoms of known geometry in acquisitions of every kind, and what their pictures show, read from the pixels.

    golden.py write FOLDER              one series a kind, written by pydicom; prints what each is
    golden.py read QUESTION.json        prints what is in pictures: marks, beads, lengths

The body is a ball of 70 mm around the origin, value 400, in 100; a bead of 900 on the patient's left at x = 52, one
of 700 in front at y = -52, one of 550 toward the head at z = 52, each 12 mm in diameter. All lengths in mm, LPS.
"""
import json
import os
import sys

import numpy as np
from PIL import Image
from pydicom.dataset import FileDataset, FileMetaDataset
from pydicom.uid import ExplicitVRLittleEndian

ROOT = "1.2.826.0.1.3680043.10.998."
BALL, BEAD = 35.0, 6.0
BEADS = [((52, 0, 0), 900), ((0, -52, 0), 700), ((0, 0, 52), 550)]


def value(p):
    """Edges are soft over 4 mm, so that samples say where they are."""
    v = np.full(p.shape[:-1], 100.0)
    for centre, radius, bright in [((0, 0, 0), BALL, 400), *((c, BEAD, b) for c, b in BEADS)]:
        share = np.clip((radius - np.linalg.norm(p - np.array(centre), axis=-1)) / 4 + 0.5, 0, 1)
        v += share * (bright - v)
    return v


def turned(v, about, degrees):
    a, (i, j) = np.radians(degrees), [(1, 2), (2, 0), (0, 1)][about]
    w = np.array(v, float)
    w[i], w[j] = np.cos(a) * v[i] - np.sin(a) * v[j], np.sin(a) * v[i] + np.cos(a) * v[j]
    return w


L, P, H = np.eye(3)
KINDS = {
    # row direction, column direction, step in mm along the normal or as a vector, rows, columns, their spacing, slices
    "axial": (L, P, 3.0, 110, 125, 1.45, 1.28, 54),
    "axial anisotropic": (L, P, 2.5, 90, 160, 1.8, 1.0, 64),
    "axial mirrored": (-L, P, 3.0, 110, 110, 1.45, 1.45, 54),
    "axial prone": (-L, -P, 3.0, 110, 110, 1.45, 1.45, 54),
    "axial transposed": (P, L, 3.0, 125, 110, 1.28, 1.45, 54),
    "sagittal": (P, -H, 2.5, 110, 110, 1.45, 1.45, 64),
    "sagittal mirrored": (-P, -H, 2.5, 110, 110, 1.45, 1.45, 64),
    "coronal": (L, -H, 2.5, 110, 110, 1.45, 1.45, 64),
    "coronal mirrored": (-L, -H, 2.5, 110, 110, 1.45, 1.45, 64),
    "coronal upside down": (L, H, 2.5, 90, 110, 1.8, 1.45, 64),
    "tilted": (L, turned(P, 0, -18), H * 3.0, 116, 110, 1.45, 1.45, 54),
    "oblique": (turned(L, 2, 20), turned(P, 2, 20), 2.5, 110, 110, 1.45, 1.45, 66),
    "double oblique": (turned(turned(L, 1, 14), 0, 17), turned(turned(P, 1, 14), 0, 17), 2.5, 110, 110, 1.45, 1.45, 66),
    "oblique mirrored": (-turned(L, 2, 20), turned(P, 2, 20), 2.5, 110, 110, 1.45, 1.45, 66),
}


def letters(v):
    """The axis that a direction is nearest to; with the next one where it is more than 10 degrees off."""
    order = sorted(range(3), key=lambda i: -abs(v[i]))
    names = ["RL"[int(v[0] > 0)], "AP"[int(v[1] > 0)], "IS"[int(v[2] > 0)]]
    off = np.degrees(np.arccos(min(1, abs(v[order[0]]) / np.linalg.norm(v))))
    return names[order[0]] + (names[order[1]] if off > 10 else "")


def planes(row, col, step):
    """Per plane of the display: what points right and down in it, where its places grow, and its middle."""
    normal = np.cross(row, col)
    answer = {}
    for through, (a, b) in [(normal, (row, col)), (col, (row, normal)), (row, (col, normal))]:
        plane = ["SAGITTAL", "CORONAL", "AXIAL"][int(np.argmax(np.abs(through)))]
        ideal = P if plane == "SAGITTAL" else L
        right, down = (a, b) if abs(np.dot(a, ideal)) > abs(np.dot(b, ideal)) else (b, a)
        right = right * np.sign(np.dot(right, ideal))
        down = down * np.sign(np.dot(down, P if plane == "AXIAL" else -H))
        answer[plane] = dict(right=list(right), down=list(down), through=list(through),
                             # The slice in the middle of an even number is half a step off.
                             centre=list(step / 2 if through is normal else np.zeros(3)),
                             edges=[letters(-right), letters(right), letters(-down), letters(down)])
    return answer


def write(folder):
    truth = {}
    for number, (kind, (row, col, step, rows, cols, dr, dc, n)) in enumerate(KINDS.items()):
        os.makedirs(os.path.join(folder, "%02d" % number))
        if np.isscalar(step):
            step = np.cross(row, col) * step
        first = -step * (n - 1) / 2 - row * dc * (cols - 1) / 2 - col * dr * (rows - 1) / 2
        y, x = np.mgrid[0:rows, 0:cols]
        series = ROOT + "%d" % (number + 1)
        for k in range(n):
            position = first + step * k
            p = position + x[..., None] * dc * row + y[..., None] * dr * col
            meta = FileMetaDataset()
            meta.MediaStorageSOPClassUID = "1.2.840.10008.5.1.4.1.1.4"
            meta.MediaStorageSOPInstanceUID = "%s.%d" % (series, k + 1)
            meta.TransferSyntaxUID = ExplicitVRLittleEndian
            ds = FileDataset("", {}, file_meta=meta, preamble=b"\0" * 128)
            ds.is_little_endian, ds.is_implicit_VR = True, False
            ds.SOPClassUID, ds.SOPInstanceUID = meta.MediaStorageSOPClassUID, meta.MediaStorageSOPInstanceUID
            ds.StudyInstanceUID, ds.SeriesInstanceUID = ROOT + "0", series
            ds.Modality, ds.SeriesDescription = "MR", kind
            ds.PatientName, ds.PatientID = "Golden^Phantom", "GOLDEN"
            ds.InstanceNumber = (k * 7) % n + 1 if n % 7 else k + 1
            ds.ImagePositionPatient = ["%.6f" % v for v in position]
            ds.ImageOrientationPatient = ["%.10f" % v for v in (*row, *col)]
            ds.PixelSpacing = [dr, dc]
            ds.Rows, ds.Columns = rows, cols
            ds.SamplesPerPixel, ds.PhotometricInterpretation = 1, "MONOCHROME2"
            ds.BitsAllocated, ds.BitsStored, ds.HighBit, ds.PixelRepresentation = 16, 16, 15, 0
            ds.PixelData = np.rint(value(p)).astype("<u2").tobytes()
            ds.save_as(os.path.join(folder, "%02d" % number, "%03d.dcm" % k), write_like_original=False)
        truth[series] = dict(kind=kind, planes=planes(row, col, step))
    return truth


# ---- marks: dots as they are to look, and the dark line around them

DOTS = {
    "R": "####. #...# #...# ####. #.#.. #..#. #...#", "L": "#.... #.... #.... #.... #.... #.... #####",
    "A": ".###. #...# #...# ##### #...# #...# #...#", "P": "####. #...# #...# ####. #.... #.... #....",
    "S": ".#### #.... #.... .###. ....# ....# ####.", "I": ".###. ..#.. ..#.. ..#.. ..#.. ..#.. .###.",
    "0": ".###. #...# #..## #.#.# ##..# #...# .###.", "1": "..#.. .##.. ..#.. ..#.. ..#.. ..#.. .###.",
    "2": ".###. #...# ....# ...#. ..#.. .#... #####", "3": "##### ...#. ..#.. ...#. ....# #...# .###.",
    "4": "...#. ..##. .#.#. #..#. ##### ...#. ...#.", "5": "##### #.... ####. ....# ....# #...# .###.",
    "6": "..##. .#... #.... ####. #...# #...# .###.", "7": "##### ....# ...#. ..#.. .#... .#... .#...",
    "8": ".###. #...# #...# .###. #...# #...# .###.", "9": ".###. #...# #...# .#### ....# ...#. .##..",
    "m": "..... ..... ##.#. #.#.# #.#.# #.#.# #.#.#", "-": "..... ..... ..... .###. ..... ..... .....",
    ".": "..... ..... ..... ..... ..... .##.. .##..",
}


def shifted(mask, dy, dx):
    out = np.zeros_like(mask)
    h, w = mask.shape
    out[max(dy, 0):h + min(dy, 0), max(dx, 0):w + min(dx, 0)] = mask[max(-dy, 0):h + min(-dy, 0), max(-dx, 0):w + min(-dx, 0)]
    return out


def template(letter, scale):
    """1 for white, 0 for black, -1 for anything, with a border of one pixel."""
    dots = np.array([[c == "#" for c in line] for line in DOTS[letter].split()])
    white = np.pad(np.kron(dots, np.ones((scale, scale), bool)), 1)
    near = np.zeros_like(white)
    for dy in (-1, 0, 1):
        for dx in (-1, 0, 1):
            near |= shifted(white, dy, dx)
    return np.where(white, 1, np.where(near, 0, -1))


def text(image, top, bottom, left, right):
    """The first line that is written in a part of a picture, without spaces; empty where there is none."""
    part = np.pad(image, 1)[max(0, top):bottom + 2, max(0, left):right + 2].astype(int)
    white = np.argwhere(part == 255)
    for scale in (6, 5, 4, 3, 2, 1):
        found = []
        for letter in DOTS:
            t = template(letter, scale)
            corner = np.argwhere(t == 1)[0]
            for y, x in white - corner:
                if y < 0 or x < 0 or y + t.shape[0] > part.shape[0] or x + t.shape[1] > part.shape[1]:
                    continue
                window = part[y:y + t.shape[0], x:x + t.shape[1]]
                if (window[t == 1] == 255).all() and (window[t == 0] == 0).all():
                    found.append((int(y), int(x), letter))
        if found:
            y0 = min(found)[0]
            return "".join(letter for _, letter in sorted((x, letter) for y, x, letter in found if y == y0))
    return ""


def marks(image):
    h, w = image.shape
    middle = h * 3 // 8, h * 5 // 8
    centre = w * 7 // 16 - 1, w * 9 // 16 + 1
    return dict(left=text(image, *middle, 0, w // 4), right=text(image, *middle, w * 3 // 4, w),
                top=text(image, 0, h // 5, *centre), bottom=text(image, h * 4 // 5, h, *centre),
                place=text(image, 0, h // 5, 0, w * 3 // 8))


def bar(image):
    """Length of the longest white line at the lower right, and what is written above it."""
    h, w = image.shape
    best = 0, 0, 0
    for y in range(h // 2, h):
        x = w // 2
        while x < w:
            run = 0
            while x + run < w and image[y, x + run] == 255:
                run += 1
            best = max(best, (run, y, x))
            x += run + 1
    run, y, x = best
    return dict(pixels=run, text=text(image, max(0, y - 70), y, max(0, w // 2), w))


def blob(image, low, high):
    """The middle of what is between two gray levels, its edge left out, from the middle of the picture, in pixels."""
    within = (image > low) & (image < high)
    inner = within.copy()
    for dy, dx in ((1, 0), (-1, 0), (0, 1), (0, -1)):
        inner &= shifted(within, dy, dx)
    y, x = np.nonzero(inner)
    return [float(x.mean() + 0.5 - image.shape[1] / 2), float(y.mean() + 0.5 - image.shape[0] / 2)] if len(x) else None


def length(line, level):
    """The length above a level around the middle, between pixels by interpolation."""
    middle = len(line) // 2
    ends = []
    for step in (-1, 1):
        i = middle
        while 0 <= i + step < len(line) and line[i + step] > level:
            i += step
        after = line[i + step] if 0 <= i + step < len(line) else line[i]
        ends.append(abs(i - middle) + (0 if line[i] == after else (line[i] - level) / (line[i] - after)))
    return float(sum(ends))


def read(question):
    picture = Image.open(question["file"])
    picture.seek(question.get("frame", 0))
    image = np.asarray(picture.convert("L"))
    if "tile" in question:
        y, x, h, w = question["tile"]
        image = image[y:y + h, x:x + w]
    gray = image.astype(float)
    h, w = image.shape
    # The window is 0 to 1000: the ball is 102, the beads 229.5, 178.5 and 140.25, what is around 25.5.
    return dict(marks=marks(image), bar=bar(image), left=blob(image, 205, 250), front=blob(image, 170, 187),
                across=length(gray[h // 2], 63.75), down=length(gray[:, w // 2], 63.75))


if __name__ == "__main__":
    if sys.argv[1] == "write":
        json.dump(write(sys.argv[2]), sys.stdout)
    else:
        json.dump([read(q) for q in json.load(open(sys.argv[2]))], sys.stdout)
