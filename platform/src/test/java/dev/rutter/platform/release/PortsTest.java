package dev.rutter.platform.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Ports are looked for from Render's usual one on, or where the tests' property says; which are
/// free on a machine is its own affair, so only what follows from what is seen is held.
class PortsTest {
    @TempDir Path folder;

    private final List<ServerSocket> open = new ArrayList<>();

    @Test
    void a_port_that_somebody_takes_in_the_very_moment_is_left_to_them() throws Exception {
        try {
            var claimed = new ArrayList<Integer>();
            var others =
                    Ports.claim(
                            List.of(),
                            port -> {
                                claimed.add(port);
                                listen(port); // Somebody else, the first time; the second time us.
                                if (claimed.size() == 1) {
                                    throw new BindException("taken");
                                }
                            });

            assertThat(claimed).hasSize(2);
            assertThat(claimed.getLast()).isGreaterThan(claimed.getFirst());
            assertThat(others).contains(claimed.getFirst()).doesNotContain(claimed.getLast());
            assertThat(Ports.passedOver("shop", "10002", List.of(10_000, 10_001)))
                    .hasValue(
                            "port 10000, 10001 are taken by another program (see: ss -ltnp):"
                                    + " \"shop\" has port 10002 from now on");
        } finally {
            for (var each : open) {
                each.close();
            }
        }
    }

    @Test
    void the_port_of_another_service_is_never_claimed_though_nobody_listens_there() {
        var first = new ArrayList<Integer>();
        Ports.claim(List.of(), first::add);
        var other =
                new Shelf(folder.resolve("other"), new Ids(new Random(1)), InstantSource.system());
        other.fact("port", first.getFirst().toString());

        var second = new ArrayList<Integer>();
        Ports.claim(List.of(other), second::add);

        assertThat(second).doesNotContain(first.getFirst());
    }

    @Test
    void a_failure_that_is_not_about_the_port_leaves_it_claimed() {
        var claimed = new ArrayList<Integer>();
        Ports.claim(
                List.of(),
                port -> {
                    claimed.add(port);
                    throw new IOException("the proxy does not answer");
                });

        assertThat(claimed).hasSize(1);
    }

    @Test
    void where_every_port_is_taken_it_is_said() {
        var shelves = new ArrayList<Shelf>();
        for (var i = 0; i < 100; i++) {
            var shelf =
                    new Shelf(
                            folder.resolve("s" + i),
                            new Ids(new Random(i)),
                            InstantSource.system());
            shelf.fact("port", Integer.toString(first() + i));
            shelves.add(shelf);
        }

        assertThatThrownBy(() -> Ports.claim(shelves, _ -> {}))
                .hasMessage("no port from " + first() + " to " + (first() + 99) + " is free");
    }

    private static int first() {
        return Integer.getInteger(Settings.FIRST_PORT, 10_000);
    }

    private void listen(int port) throws IOException {
        open.add(new ServerSocket(port, 1, InetAddress.getLoopbackAddress()));
    }
}
