/**
 * A volume as a NIfTI-1 file: which data type holds its values without loss, where its voxels are,
 * and the writer that takes the slices as they are read. No Beam.
 *
 * <p>{@code vol[plane,row,column]} becomes voxel {@code (i, j, k)} with i the column, j the row and
 * k the plane: nothing is flipped, the affine says where each voxel is. NIfTI's patient coordinates
 * grow to the right and to the front where DICOM's grow to the left and to the back.
 */
package dev.triplane.nifti;
