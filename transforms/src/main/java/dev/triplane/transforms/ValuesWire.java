package dev.triplane.transforms;

import dev.triplane.series.FrameValues;
import dev.triplane.series.RealWorldMapping;
import dev.triplane.series.Remark;
import dev.triplane.series.Rescale;
import dev.triplane.series.TableReference;
import dev.triplane.series.Window;
import java.io.IOException;

/** How {@link FrameValues} are written: a byte where they are what was likely. */
final class ValuesWire {
  private ValuesWire() {}

  static void write(FrameValues likely, FrameValues values, WireOutput out) throws IOException {
    boolean same = values.equals(likely);
    out.bool(same);
    if (same) {
      return;
    }
    out.real(values.rescale().slope());
    out.real(values.rescale().intercept());
    out.nullable(values.table(), ValuesWire::writeTable);
    out.nullable(values.type(), (v, o) -> o.text(v));
    out.nullable(values.fault(), (v, o) -> o.constant(v));
    out.list(values.realWorld(), ValuesWire::writeMapping);
    out.list(values.windows(), ValuesWire::writeWindow);
    out.nullable(values.shown(), ValuesWire::writeTable);
  }

  static FrameValues read(FrameValues likely, WireInput in) throws IOException {
    if (in.bool()) {
      return likely;
    }
    return new FrameValues(
        new Rescale(in.real(), in.real()),
        in.nullable(ValuesWire::readTable),
        in.nullable(WireInput::text),
        in.nullable(i -> i.constant(Remark.class)),
        in.list(ValuesWire::readMapping),
        in.list(ValuesWire::readWindow),
        in.nullable(ValuesWire::readTable));
  }

  private static void writeTable(TableReference table, WireOutput out) throws IOException {
    out.number(table.digest());
    out.number(table.least());
    out.number(table.largest());
  }

  private static TableReference readTable(WireInput in) throws IOException {
    return new TableReference(in.number(), in.integer(), in.integer());
  }

  private static void writeMapping(RealWorldMapping mapping, WireOutput out) throws IOException {
    out.nullable(mapping.label(), (v, o) -> o.text(v));
    out.nullable(mapping.units(), (v, o) -> o.text(v));
    out.nullable(mapping.scheme(), (v, o) -> o.text(v));
    out.realOrNull(mapping.first());
    out.realOrNull(mapping.last());
    out.realOrNull(mapping.slope());
    out.realOrNull(mapping.intercept());
    out.number(mapping.tableEntries());
  }

  private static RealWorldMapping readMapping(WireInput in) throws IOException {
    return new RealWorldMapping(
        in.nullable(WireInput::text),
        in.nullable(WireInput::text),
        in.nullable(WireInput::text),
        in.realOrNull(),
        in.realOrNull(),
        in.realOrNull(),
        in.realOrNull(),
        in.integer());
  }

  private static void writeWindow(Window window, WireOutput out) throws IOException {
    out.real(window.center());
    out.real(window.width());
    out.constant(window.function());
    out.nullable(window.explanation(), (v, o) -> o.text(v));
  }

  private static Window readWindow(WireInput in) throws IOException {
    return new Window(
        in.real(), in.real(), in.constant(Window.Function.class), in.nullable(WireInput::text));
  }
}
