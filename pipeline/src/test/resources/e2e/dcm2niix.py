"""Our NIfTI files against those that dcm2niix makes of the same folder.

    dcm2niix.py INPUT OUTPUT SCRATCH

INPUT is the folder of DICOM files, OUTPUT a finished run over it, SCRATCH an empty folder for dcm2niix. Each placed
volume of ours is looked for among the 3D parts of dcm2niix's files of the same SeriesInstanceUID. The two are the same
where the affines lay the same voxel centres over each other (index to mm to index, within 0.01 of a voxel and 0.01 mm),
and all values there agree; dcm2niix mirrors the rows, so the indices differ. It is asked for the values of the DICOM
standard (-p n), not for those of Philips. Prints a list of one object a volume:
series, split, verdict, shape, result (SAME, ABSENT: dcm2niix has no file of the series, or how the nearest one differs).
"""
import glob
import json
import os
import subprocess
import sys

import nibabel
import numpy as np

VOXEL = MM = 0.01


def parts(folder):
    """All 3D parts of dcm2niix's files: (series, name, values, affine)."""
    found = []
    for path in sorted(glob.glob(folder + "/*.nii")):
        sidecar = path[:-4] + ".json"
        if not os.path.exists(sidecar):
            continue
        series = json.loads(open(sidecar, encoding="latin-1").read(), strict=False).get("SeriesInstanceUID")
        image = nibabel.load(path)
        if image.get_data_dtype().fields:  # colour
            continue
        data = image.get_fdata()
        data = data.reshape(data.shape[:3] + (-1,)) if data.ndim > 2 else data[:, :, None, None]
        for t in range(data.shape[3]):
            found.append((series, os.path.basename(path), data[..., t], image.affine))
    return found


def compare(ours, affine, theirs, other):
    """SAME, or how the two differ."""
    if ours.shape[2] == 1 and theirs.shape[2] == 1:
        # One slice: what stands for a step to the next moves no voxel, and is each program's own.
        affine, other = affine.copy(), other.copy()
        normal = np.cross(affine[:3, 0], affine[:3, 1])
        affine[:3, 2] = other[:3, 2] = normal / np.linalg.norm(normal)
    if sorted(ours.shape) != sorted(theirs.shape):
        return "shape %s" % (theirs.shape,)
    if abs(np.linalg.det(other)) < 1e-9:
        return "affine singular"
    to_index = np.linalg.inv(other) @ affine
    corners = np.array([[i, j, k, 1] for i in (0, ours.shape[0] - 1) for j in (0, ours.shape[1] - 1)
                        for k in (0, ours.shape[2] - 1)]).T
    there = (to_index @ corners)[:3]
    nearest = np.rint(there)
    top = np.array(theirs.shape)[:, None] - 1
    off = np.abs(other @ np.vstack([nearest, np.ones(8)]) - affine @ corners)[:3].max()
    if np.abs(there - nearest).max() > VOXEL or off > MM:
        return "affine off by %.3f mm" % off
    if (nearest < 0).any() or (nearest > top).any():
        return "affine of another place"
    # The corners are whole indices, so the map is a turn or mirroring of the grid.
    grid = np.indices(ours.shape).reshape(3, -1)
    index = np.rint(to_index[:3, :3] @ grid + to_index[:3, 3:]).astype(int)
    values = theirs[index[0], index[1], index[2]].reshape(ours.shape)
    # dcm2niix rounds slope and intercept to 32 bits.
    wrong = np.abs(values - ours) > 3e-7 * np.abs(ours).max()
    return "SAME" if not wrong.any() else "values of %d planes" % wrong.any(axis=(0, 1)).sum()


RANK = ("values", "affine", "shape")

source, output, scratch = sys.argv[1:]
subprocess.run(["dcm2niix", "-z", "n", "-b", "y", "-ba", "n", "-p", "n", "-f", "%j_%s_%e_%r", "-o", scratch, source],
               stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=300)
theirs = parts(scratch)
answers = []
for path in sorted(glob.glob(output + "/volumes/*/*.json")):
    row = json.load(open(path))
    image = nibabel.load(os.path.join(output, row["volume_path"]))
    if row["nifti"]["sform_code"] == 0 or image.get_data_dtype().fields:
        continue
    ours = image.get_fdata()
    results = [compare(ours, image.affine, data, affine)
               for series, _, data, affine in theirs if series == row["SeriesInstanceUID"]]
    if not results:
        result = "ABSENT"
    elif "SAME" in results:
        result = "SAME"
    else:
        result = min(results, key=lambda r: RANK.index(r.split()[0]))
    answers.append(dict(series=row["SeriesInstanceUID"], split=row["split_key"], verdict=row["verdict"],
                        shape=[row["planes"], row["rows"], row["columns"]], result=result))
json.dump(sorted(answers, key=lambda a: (a["result"], a["series"])), sys.stdout)
