package dev.triplane.transforms;

import dev.triplane.preview.DisplayWindow;
import dev.triplane.preview.GrayCurve;
import dev.triplane.preview.PlannedWindow;
import java.io.IOException;

/** How a {@link PlannedWindow} is written. */
final class WindowWire {
  private WindowWire() {}

  static void write(PlannedWindow planned, WireOutput out) throws IOException {
    out.constant(planned.source());
    out.nullable(planned.window(), WindowWire::writeWindow);
  }

  static PlannedWindow read(WireInput in) throws IOException {
    DisplayWindow.Source source = in.constant(DisplayWindow.Source.class);
    return new PlannedWindow(source, in.nullable(i -> readWindow(source, i)));
  }

  private static void writeWindow(DisplayWindow window, WireOutput out) throws IOException {
    out.real(window.low());
    out.real(window.high());
    out.nullable(window.name(), (v, o) -> o.text(v));
    boolean sigmoid = window.curve() instanceof GrayCurve.Sigmoid;
    out.bool(sigmoid);
    if (window.curve() instanceof GrayCurve.Sigmoid curve) {
      out.real(curve.center());
      out.real(curve.width());
    } else if (!(window.curve() instanceof GrayCurve.Ramp)) {
      throw new IllegalArgumentException("a table is read where it is used, and does not travel");
    }
  }

  private static DisplayWindow readWindow(DisplayWindow.Source source, WireInput in)
      throws IOException {
    double low = in.real();
    double high = in.real();
    String name = in.nullable(WireInput::text);
    GrayCurve curve =
        in.bool() ? new GrayCurve.Sigmoid(in.real(), in.real()) : new GrayCurve.Ramp(low, high);
    return new DisplayWindow(low, high, source, name, curve);
  }
}
