package dev.triplane.volume;

import dev.triplane.codec.DecodeException;
import dev.triplane.dicom.DicomException;
import dev.triplane.failure.Stage;
import dev.triplane.series.Instance;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A program that changes bytes of a real file at random, in rounds, and decodes what came of it: it
 * is samples or a reason, in time, and the process lives. A reason that the wall around the
 * decoders had to give, since one of them broke down, is an error.
 */
final class CodestreamFuzz {
  private static final int SECONDS_A_ROUND = 10;

  private CodestreamFuzz() {}

  /** Fuzzes a file so many rounds; prints a line, exits with 1 at the first error. */
  public static void main(String[] arguments) throws Exception {
    Path path = Path.of(arguments[0]);
    int rounds = Integer.parseInt(arguments[1]);
    byte[] whole = Files.readAllBytes(path);
    Instance instance = DecodedFile.instance(whole);
    boolean encoded = instance.pixels().length() < 0;
    int pixels = encoded ? (int) instance.pixels().offset() : 128;
    Random random = new Random(path.getFileName().toString().hashCode());
    ExecutorService thread = Executors.newSingleThreadExecutor();
    int refused = 0;
    for (int round = 0; round < rounds; round++) {
      byte[] changed = change(whole, pixels, random, round);
      Future<String> answer = thread.submit(() -> decode(changed, encoded));
      String reason;
      try {
        reason = answer.get(SECONDS_A_ROUND, TimeUnit.SECONDS);
      } catch (ExecutionException | TimeoutException e) {
        System.out.println("round " + round + ": " + e);
        System.exit(1);
        return;
      }
      if (reason.contains("broke down")) {
        System.out.println("round " + round + ": " + reason);
        System.exit(1);
      }
      refused += reason.isEmpty() ? 0 : 1;
    }
    System.out.printf("%s: %d of %d refused%n", path.getFileName(), refused, rounds);
    System.exit(0);
  }

  /** Why it is refused; empty where it is not. */
  private static String decode(byte[] bytes, boolean encoded) throws IOException {
    try {
      DecodedFile.values(bytes);
      return "";
    } catch (DecodeException e) {
      if (e.reason().stage() != Stage.DECODE) {
        throw new IllegalStateException(e.reason() + " is no reason of decoding", e);
      }
      return e.getMessage();
    } catch (DicomException e) {
      return e.reason().toString();
    } catch (IOException e) {
      if (encoded) {
        throw e;
      }
      return "the inflater's"; // of a deflated data set
    }
  }

  /** A few bytes, a stretch, or the end; near the start of the codestream in half of the rounds. */
  private static byte[] change(byte[] whole, int from, Random random, int round) {
    byte[] changed = whole.clone();
    int span = round % 2 == 0 ? Math.min(200, whole.length - from) : whole.length - from;
    switch (round % 5) {
      case 0, 1 -> {
        for (int i = 0; i < 1 + round % 4; i++) {
          changed[from + random.nextInt(span)] = (byte) random.nextInt(256);
        }
      }
      case 2 -> changed[from + random.nextInt(span)] ^= (byte) (1 << random.nextInt(8));
      case 3 -> {
        int at = from + random.nextInt(span);
        Arrays.fill(changed, at, Math.min(whole.length, at + random.nextInt(16)), (byte) 0xFF);
      }
      default -> changed = Arrays.copyOf(changed, from + random.nextInt(whole.length - from));
    }
    return changed;
  }
}
