"""Prints nibabel's axis codes of affines: one a line of standard input, 16 numbers, LPS, row-major."""
import sys

import nibabel
import numpy

for line in sys.stdin:
    affine = numpy.array(line.split(), dtype=float).reshape(4, 4)
    affine[:2] *= -1  # DICOM's x and y grow to the left and back, NIfTI's to the right and front
    print("".join(nibabel.aff2axcodes(affine)))
