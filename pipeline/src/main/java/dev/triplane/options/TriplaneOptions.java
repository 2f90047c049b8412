package dev.triplane.options;

import dev.triplane.transforms.StoreOptions;
import java.util.List;
import org.apache.beam.sdk.options.Default;
import org.apache.beam.sdk.options.Description;
import org.apache.beam.sdk.options.Validation;

/**
 * Every option of Triplane. The texts here are what {@code --help} and docs/options.md show; the
 * options of the Beam runner in use are accepted beside them.
 */
public interface TriplaneOptions extends StoreOptions {

  /** Where the archive is: folders, globs or files. */
  @Description(
      "The archive: folders (read with all their subfolders), globs or files, separated by commas."
          + " Any file system of Beam will do: a local path, gs://, s3://, hdfs://.")
  @Validation.Required
  List<String> getInput();

  void setInput(List<String> value);

  /** The folder that receives tables and pictures. */
  @Description(
      "The folder for tables, pictures and run.json. It must be new or empty, and neither inside"
          + " the input nor around it.")
  @Validation.Required
  String getOutput();

  void setOutput(String value);

  /** The YAML file to read options from; null where there is none. */
  @Description(
      "A YAML file of options, one `key: value` a line, keys spelled as here; a list is allowed for"
          + " input. Flags win over the file, the file wins over the defaults.")
  String getConfig();

  void setConfig(String value);

  /** Whether an earlier run's results in the output folder may be removed. */
  @Description(
      "Remove what an earlier Triplane run left in the output folder, once every other check has"
          + " passed. A non-empty folder that holds no such run is refused all the same.")
  @Default.Boolean(false)
  boolean isOverwrite();

  void setOverwrite(boolean value);

  /** The output of an earlier run to take results over from; null for none. */
  @Description(
      "The output folder of an earlier, complete run over this archive. Files whose URI, size and"
          + " time of change are as they were are not opened again, and only series that gained,"
          + " lost or changed a file are assembled; all else is copied. The result is that of a"
          + " full run.")
  String getPrevious();

  void setPrevious(String value);

  /** A choice for all modalities, or {@code CT=...;MR=...}. */
  @Description(
      "Which values become black and white in the pictures: `header` takes the window or else the"
          + " VOI LUT that the files agree on, else `ct-soft-tissue` for CT, else as `auto`;"
          + " `header:2` or `header:NAME` takes another of several windows; `voi-lut` prefers the"
          + " VOI LUT; `auto` takes percentiles; `LOW,HIGH` gives both values in the volume's"
          + " units, for example -200,200; a preset such as `ct-lung` counts for CT in HU, others"
          + " are shown as by `header`. Or such values by modality:"
          + " `CT=ct-lung;MR=auto;other=header`, in a config file as a map.")
  @Default.String("header")
  String getWindow();

  void setWindow(String value);

  /** The name of a colour map. */
  @Description(
      "The colour map of gray pictures: `gray`, `bone`, `hot`, `viridis`, `inferno`, `magma`,"
          + " `plasma` or `cividis`. Images in colour are never mapped.")
  @Default.String("gray")
  String getColormap();

  void setColormap(String value);

  /** Longest side of a picture in pixels. */
  @Description("The longest side of a preview picture in pixels, 16 to 4096.")
  @Default.Integer(512)
  @Between(min = 16, max = 4096)
  int getPreviewSize();

  void setPreviewSize(int value);

  /** Degrees off the patient's axes above which a volume is resliced; 90 for never. */
  @Description(
      "Volumes whose slices, rows or columns are more than so many degrees off the patient's axes"
          + " get axial, coronal and sagittal pictures at right angles to these axes too, as"
          + " `<plane>-resliced.png`. 0 to 90; 90 means none.")
  @Default.Double(90)
  @Between(min = 0, max = 90)
  double getReslice();

  void setReslice(double value);

  /** Single pictures in each direction of a volume. */
  @Description(
      "How many evenly spaced slices of each plane are pictured, as `<plane>-<slice>.png`. 1"
          + " pictures the one near the middle that shows the most, as `<plane>.png`. 1 to 64.")
  @Default.Integer(1)
  @Between(min = 1, max = 64)
  int getSlices();

  void setSlices(int value);

  /** {@code none}, or rows x columns of a contact sheet. */
  @Description(
      "A contact sheet of each plane, `<plane>-sheet.png`: ROWSxCOLUMNS evenly spaced slices in"
          + " reading order at one scale, such as 4x5, of at most 1536 pixels a side. Up to 16x16;"
          + " `none` makes none.")
  @Default.String("none")
  String getSheet();

  void setSheet(String value);

  /** Frames a second of fly-throughs; 0 for none. */
  @Description(
      "Frames a second of an animated picture of each plane that steps through the volume,"
          + " `<plane>-flythrough.png`, of at most 64 frames and 256 pixels a side. 0 to 60; 0"
          + " makes none.")
  @Default.Integer(0)
  @Between(min = 0, max = 60)
  int getFlythrough();

  void setFlythrough(int value);

  /** {@code none}, {@code sheets} or {@code all}. */
  @Description(
      "Which pictures carry marks: the names of the edges (R, L, A, P, S, I), a scale bar, the"
          + " slice's place in mm. `sheets` means contact sheets and fly-throughs, `all` single"
          + " slices too, `none` none.")
  @Default.String("sheets")
  String getMarks();

  void setMarks(String value);

  /** {@code withhold} or {@code show}. */
  @Description(
      "What becomes of pictures and volume files whose pixels may hold the patient's name:"
          + " BurnedInAnnotation is YES, or is not NO in images prone to it (ultrasound, captures,"
          + " photographs, endoscopy). `withhold` makes none and says so in the tables, `show`"
          + " makes them.")
  @Default.String("withhold")
  String getBurnedIn();

  void setBurnedIn(String value);

  /** {@code none}, {@code nifti} or {@code nifti-gz}. */
  @Description(
      "Write each volume as a NIfTI-1 file too: `nifti` as .nii, `nifti-gz` as .nii.gz, with a JSON"
          + " file of its row in the table volumes beside it; `none` writes none. Values are kept"
          + " exactly.")
  @Default.String("none")
  String getVolumes();

  void setVolumes(String value);

  /** {@code no-identifiers}, {@code identifiers} or {@code none}. */
  @Description(
      "The page of the run, report/index.html: `no-identifiers` shows no attribute of the patient,"
          + " no UID, date, description or uri; `identifiers` shows all columns; `none` makes no"
          + " page.")
  @Default.String("no-identifiers")
  String getReport();

  void setReport(String value);

  /** Share of failed files or frames above which the run exits with its own code. */
  @Description(
      "The share (0 to 1) of files or of image frames that may fail; a run above it exits with"
          + " code 4, its results stay. Files that are not DICOM at all do not count. 1 means"
          + " never.")
  @Default.Double(1.0)
  @Between(min = 0, max = 1)
  double getMaxFailureRate();

  void setMaxFailureRate(double value);

  /** Largest binary value kept inline in the column dicom_json, in bytes. */
  @Description(
      "The largest binary value, in bytes, that the column dicom_json of the table instances keeps"
          + " inline; a longer one is left out. 0 to 1048576.")
  @Default.Integer(1024)
  @Between(min = 0, max = 1048576)
  int getJsonValueLimit();

  void setJsonValueLimit(int value);

  /** Largest header read, in bytes. */
  @Description(
      "The largest header (all in front of the pixels), in bytes, that is read; a file with a"
          + " larger one is a failure. 65536 to 1073741824.")
  @Default.Long(64L << 20)
  @Between(min = 65536, max = 1073741824)
  long getMaxHeaderBytes();

  void setMaxHeaderBytes(long value);

  /** Deepest nesting of sequences read. */
  @Description(
      "The deepest nesting of sequences that is read; a file with deeper ones is a failure."
          + " 1 to 500.")
  @Default.Integer(64)
  @Between(min = 1, max = 500)
  int getMaxSequenceDepth();

  void setMaxSequenceDepth(int value);

  /** Largest size a deflated data set may inflate to, in bytes. */
  @Description(
      "The largest size, in bytes, that a deflated data set may inflate to; a larger one is a"
          + " failure. 65536 to 17179869184.")
  @Default.Long(1L << 30)
  @Between(min = 65536, max = 17179869184.0)
  long getMaxInflatedBytes();

  void setMaxInflatedBytes(long value);

  /** The library that reads headers. */
  @Description(
      "Which library reads headers: `triplane`, Triplane's own, or `dcm4che` where the jar was"
          + " built with the Maven profile dcm4che.")
  @Default.String("triplane")
  String getReader();

  void setReader(String value);

  /** Files read as one unit of work. */
  @Description(
      "How many files one unit of work reads: fewer spread better over many workers, more cost less"
          + " overhead. 1 to 10000.")
  @Default.Integer(64)
  @Between(min = 1, max = 10000)
  int getReadBatch();

  void setReadBatch(int value);

  /** Reads in flight at once; 0 for what suits the store. */
  @Override
  @Description(
      "How many reads each worker thread has in flight at once, so that it need not wait for one"
          + " after the other. 0 is 1 on a local disk and 16 elsewhere. 0 to 256.")
  @Default.Integer(0)
  @Between(min = 0, max = 256)
  int getReadsInFlight();

  @Override
  void setReadsInFlight(int value);

  /** Most entries of a container. */
  @Override
  @Description(
      "The most files that a .zip, .tar or .tar.gz may hold; one that holds more is a failure."
          + " 1 to 100000000.")
  @Default.Integer(1_000_000)
  @Between(min = 1, max = 100_000_000)
  int getMaxEntries();

  @Override
  void setMaxEntries(int value);

  /** Largest entry of a container, in bytes. */
  @Description(
      "The largest file in a .zip, .tar or .tar.gz, in bytes, that is read; a larger one is a"
          + " failure. 1 to 1099511627776.")
  @Override
  @Default.Long(16L << 30)
  @Between(min = 1, max = 1099511627776.0)
  long getMaxEntryBytes();

  @Override
  void setMaxEntryBytes(long value);

  /** Bytes that an entry may unpack to, for each packed one. */
  @Override
  @Description(
      "How many times its packed size a file in a .zip, or a whole .tar.gz, may unpack to; more is"
          + " a failure. The first MiB does not count. 1 to 1000000.")
  @Default.Double(1000)
  @Between(min = 1, max = 1_000_000)
  double getMaxEntryRatio();

  @Override
  void setMaxEntryRatio(double value);

  /** Bytes that a .tar.gz may unpack to. */
  @Override
  @Description(
      "The most bytes that a .tar.gz may unpack to: each worker process that reads it keeps it in a"
          + " temporary file. More is a failure. 0 to 1099511627776.")
  @Default.Long(64L << 30)
  @Between(min = 0, max = 1099511627776.0)
  long getMaxSpillBytes();

  @Override
  void setMaxSpillBytes(long value);

  /** Whether the bucket's name goes into the path of a URL of S3. */
  @Description(
      "Put the bucket into the path of S3's URLs and not into the host's name, as MinIO, Ceph and"
          + " others want it, together with the options endpoint and awsRegion of Beam.")
  @Default.Boolean(false)
  boolean isS3PathStyle();

  void setS3PathStyle(boolean value);

  /** Groups that series and volumes are dealt into; 0 for one each. */
  @Description(
      "How many units of work all series, and all volumes, are dealt into. 0 makes each a unit of"
          + " its own, which spreads best over a cluster; on the DirectRunner, where a unit has a"
          + " cost, the default is 64. 0 to 100000.")
  @Default.Integer(0)
  @Between(min = 0, max = 100000)
  int getWorkUnits();

  void setWorkUnits(int value);

  /** Seconds between two lines of progress; 0 for none. */
  @Description("Seconds between two lines of progress on stderr, 0 to 86400; 0 means none.")
  @Default.Integer(5)
  @Between(min = 0, max = 86400)
  int getProgressSeconds();

  void setProgressSeconds(int value);

  /** A local folder to write the synthetic archive to before the run; null for none. */
  @Description(
      "A local folder to write a synthetic archive of known geometry to before the run, to try"
          + " Triplane without data. An earlier such archive there is replaced; any other folder"
          + " that is not empty is refused.")
  String getPhantom();

  void setPhantom(String value);
}
