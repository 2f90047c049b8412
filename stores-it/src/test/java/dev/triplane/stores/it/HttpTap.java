package dev.triplane.stores.it;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Stands in front of a server of HTTP/1.1: writes down every request, holds each back for a while
 * as a network would, and hands everything on unchanged.
 */
final class HttpTap implements Closeable {
  private static final Pattern HEAD =
      Pattern.compile("(\\S+) (\\S+) HTTP/1\\.1\r\n.*", Pattern.DOTALL);
  private static final Pattern LENGTH = Pattern.compile("\r\ncontent-length: *(\\d+)\r\n");
  private static final Pattern RANGE = Pattern.compile("\r\nrange: *bytes=(\\d+)-(\\d*)\r\n");

  /** A request: the range in bytes where it asked for one, -1 where it did not. */
  record Request(String method, String target, long first, long last) {}

  private final ServerSocket server = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
  private final int upstream;
  private final List<Request> requests = new ArrayList<>();
  private final AtomicLong answered = new AtomicLong();
  private final AtomicInteger held = new AtomicInteger();
  private final AtomicInteger mostHeld = new AtomicInteger();
  private volatile int delayMillis;

  /**
   * @param upstream the server's port on this machine
   */
  HttpTap(int upstream) throws IOException {
    this.upstream = upstream;
    start(this::accept);
  }

  int port() {
    return server.getLocalPort();
  }

  /** Forgets what was written down, and holds requests back for so long from now on. */
  void reset(int millis) {
    synchronized (requests) {
      requests.clear();
    }
    answered.set(0);
    mostHeld.set(0);
    delayMillis = millis;
  }

  List<Request> requests() {
    synchronized (requests) {
      return List.copyOf(requests);
    }
  }

  /** Bytes that the server has sent. */
  long answered() {
    return answered.get();
  }

  /** How many requests were held back at the same time, at most. */
  int mostHeld() {
    return mostHeld.get();
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket client = server.accept();
        client.setTcpNoDelay(true);
        Socket behind = new Socket(InetAddress.getLoopbackAddress(), upstream);
        behind.setTcpNoDelay(true);
        start(() -> forward(client, behind));
        start(() -> answer(behind, client));
      } catch (IOException e) {
        return; // closed
      }
    }
  }

  private void forward(Socket client, Socket behind) {
    try (client;
        behind) {
      InputStream in = client.getInputStream();
      OutputStream out = behind.getOutputStream();
      while (true) {
        String head = head(in);
        note(head);
        hold();
        out.write(head.getBytes(StandardCharsets.ISO_8859_1));
        Matcher length = LENGTH.matcher(head.toLowerCase(Locale.ROOT));
        copy(in, out, length.find() ? Long.parseLong(length.group(1)) : 0);
        out.flush();
      }
    } catch (IOException e) {
      return; // either side hung up
    }
  }

  private static String head(InputStream in) throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    int ends = 0;
    while (ends < 4) {
      int b = in.read();
      if (b < 0) {
        throw new EOFException();
      }
      head.write(b);
      ends = b == "\r\n\r\n".charAt(ends) ? ends + 1 : b == '\r' ? 1 : 0;
    }
    return head.toString(StandardCharsets.ISO_8859_1);
  }

  private void note(String head) throws IOException {
    Matcher request = HEAD.matcher(head);
    if (!request.matches()) {
      throw new IOException("no request");
    }
    Matcher range = RANGE.matcher(head.toLowerCase(Locale.ROOT));
    boolean ranged = range.find();
    long first = ranged ? Long.parseLong(range.group(1)) : -1;
    long last = ranged && !range.group(2).isEmpty() ? Long.parseLong(range.group(2)) : -1;
    synchronized (requests) {
      requests.add(new Request(request.group(1), request.group(2), first, last));
    }
  }

  private void hold() {
    mostHeld.accumulateAndGet(held.incrementAndGet(), Math::max);
    try {
      Thread.sleep(delayMillis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      held.decrementAndGet();
    }
  }

  private static void copy(InputStream in, OutputStream out, long bytes) throws IOException {
    byte[] buffer = new byte[1 << 13];
    for (long left = bytes; left > 0; ) {
      int got = in.read(buffer, 0, (int) Math.min(buffer.length, left));
      if (got < 0) {
        throw new EOFException();
      }
      out.write(buffer, 0, got);
      left -= got;
    }
  }

  private void answer(Socket behind, Socket client) {
    byte[] buffer = new byte[1 << 16];
    try (client;
        behind) {
      InputStream in = behind.getInputStream();
      OutputStream out = client.getOutputStream();
      for (int got = in.read(buffer); got >= 0; got = in.read(buffer)) {
        answered.addAndGet(got);
        out.write(buffer, 0, got);
      }
    } catch (IOException e) {
      return; // either side hung up
    }
  }

  private static void start(Runnable task) {
    Thread thread = new Thread(task, "tap");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
