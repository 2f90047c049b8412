package dev.triplane.dicom;

/** The contract, kept by the reader of this module. */
class HeaderReaderContractTest extends HeaderParserContract {
  @Override
  protected ParserProvider provider() {
    return ParserProvider.named(ParserProvider.DEFAULT);
  }
}
