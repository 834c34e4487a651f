package dev.rutter.platform.process;

import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// A TCP port on which a process waits for callers.
///
/// Source of the formats: proc(5), `/proc/PID/net/tcp`, `/proc/PID/net/tcp6`, `/proc/PID/fd`.
///
/// @param address that it is bound to, `0.0.0.0` or `::` where it is all of them
public record Listening(String address, int port) {

    // include/net/tcp_states.h
    private static final String TCP_LISTEN = "0A";

    private static final String SOCKET = "socket:[";

    private static final Comparator<Listening> BY_PORT =
            Comparator.comparingInt(Listening::port).thenComparing(Listening::address);

    /// Whether a caller of `127.0.0.1` comes through: also by IPv6, whose "all of them" takes both.
    public boolean hearsLoopback() {
        return Set.of("127.0.0.1", "0.0.0.0", "::").contains(address);
    }

    /// `127.0.0.1:3000`, `[::1]:3000`.
    public String said() {
        return (address.contains(":") ? "[" + address + "]" : address) + ":" + port;
    }

    /// Those of a child and of everything it has started, by port; empty where this cannot be seen,
    /// because one of them belongs to another user.
    public static Optional<List<Listening>> of(Child child) {
        var pids = new TreeSet<>(ProcFiles.ofSession(child.pid()));
        pids.addAll(ProcFiles.withEnvironment(Children.MARKER + "=" + child.marker()));
        var found = new TreeSet<>(BY_PORT);
        for (var pid : pids) {
            var sockets = sockets(pid);
            if (sockets.isEmpty()) {
                return Optional.empty();
            }
            var listening = new HashMap<String, Listening>();
            listening.putAll(table(pid, "tcp"));
            listening.putAll(table(pid, "tcp6"));
            listening.keySet().retainAll(sockets.get());
            found.addAll(listening.values());
        }
        return Optional.of(List.copyOf(found));
    }

    /// The inodes of a process's sockets; empty where they cannot be seen.
    private static Optional<Set<String>> sockets(long pid) {
        var found = new HashSet<String>();
        var folder = Path.of("/proc/" + pid + "/fd");
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (var each : files) {
                target(each)
                        .filter(text -> text.startsWith(SOCKET))
                        .ifPresent(text ->
                                found.add(text.substring(SOCKET.length(), text.length() - 1)));
            }
            return Optional.of(found);
        } catch (IOException | DirectoryIteratorException no) {
            var gone = ProcFiles.stat(pid).filter(ProcFiles.Stat::running).isEmpty();
            return gone ? Optional.of(Set.of()) : Optional.empty();
        }
    }

    private static Optional<String> target(Path link) {
        try {
            return Optional.of(Files.readSymbolicLink(link).toString());
        } catch (IOException closedMeanwhile) {
            return Optional.empty();
        }
    }

    /// What is listened on in the network of a process, by the socket's inode.
    private static Map<String, Listening> table(long pid, String protocol) {
        var found = new HashMap<String, Listening>();
        List<String> lines;
        try {
            lines = Files.readAllLines(Path.of("/proc/" + pid + "/net/" + protocol));
        } catch (IOException goneOrWithout) {
            return found; // the process ended, or the machine has no IPv6
        }
        for (var line : lines.subList(Math.min(1, lines.size()), lines.size())) {
            // sl, local address, remote address, state, queues, timer, retransmits, uid, timeout,
            // inode
            var words = line.strip().split("\\s+", -1);
            if (words.length > 9 && words[3].equals(TCP_LISTEN)) {
                parse(words[1]).ifPresent(each -> found.put(words[9], each));
            }
        }
        return found;
    }

    /// `0100007F:0BB8`: the address in words of four bytes, each in the order of the machine.
    static Optional<Listening> parse(String local) {
        var colon = local.indexOf(':');
        try {
            var digits = local.substring(0, Math.max(0, colon));
            if (digits.length() != 8 && digits.length() != 32) {
                return Optional.empty();
            }
            var bytes = ByteBuffer.allocate(digits.length() / 2);
            for (var at = 0; at < digits.length(); at += 8) {
                var word = new BigInteger(digits.substring(at, at + 8), 16).intValue();
                bytes.putInt(
                        ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN
                                ? Integer.reverseBytes(word)
                                : word);
            }
            return Optional.of(
                    new Listening(
                            written(bytes.array()),
                            Integer.parseInt(local.substring(colon + 1), 16)));
        } catch (NumberFormatException | UnknownHostException other) {
            return Optional.empty();
        }
    }

    private static String written(byte[] address) throws UnknownHostException {
        var text = InetAddress.getByAddress(address).getHostAddress();
        // RFC 5952: the longest run of zeros is left out; of the two usual ones it is all but the
        // end
        return text.replaceFirst("^0:0:0:0:0:0:0:(?=.)", "::").replaceFirst("^::0$", "::");
    }
}
