package dev.triplane.dcm4che;

import dev.triplane.dicom.HeaderParserContract;
import dev.triplane.dicom.ParserProvider;

/** The contract of all readers, kept by this one, as a run finds it. */
class Dcm4cheContractTest extends HeaderParserContract {
  @Override
  protected ParserProvider provider() {
    return ParserProvider.named("dcm4che");
  }
}
