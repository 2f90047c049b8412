/**
 * The second reader of headers, on dcm4che-core: part of the build with the Maven profile {@code
 * dcm4che} only, and registered as a {@link dev.triplane.dicom.ParserProvider}.
 */
package dev.triplane.dcm4che;
