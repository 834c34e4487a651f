package dev.rutter.platform.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class ListeningTest {

    /// Listens with two sockets and holds a connection, which is none.
    private static final String PROGRAM =
            """
            import java.net.*;

            void main() throws Exception {
                var one = new ServerSocket(0, 5, InetAddress.getByName("127.0.0.1"));
                var all = new ServerSocket(0);
                var call = new Socket(InetAddress.getByName("127.0.0.1"), one.getLocalPort());
                IO.println(one.getLocalPort() + " " + all.getLocalPort());
                System.out.flush();
                Thread.sleep(300_000);
            }
            """;

    @TempDir Path temp;

    @Test
    @Timeout(120)
    void what_a_child_and_its_own_children_listen_on_is_seen() throws Exception {
        Files.writeString(temp.resolve("Listens.java"), PROGRAM);
        var java = Path.of(System.getProperty("java.home"), "bin", "java");
        var children = new Children();
        var child =
                children.serve(
                        new Children.Command(
                                // the program is a child of the child, in a session of its own
                                "setsid " + java + " Listens.java & wait",
                                temp,
                                Map.of(
                                        "PATH",
                                        Optional.ofNullable(System.getenv("PATH")).orElse("")),
                                "listens",
                                temp.resolve("output"),
                                1000));
        try {
            assertThat(Listening.of(child)).hasValue(List.of());
            var log = new OutputLog(child.output(), 1000);
            while (log.lines().isEmpty()) { // ends with the test's time
                assertThat(child.alive()).isTrue();
                Thread.sleep(20);
            }
            var ports = log.lines().getFirst().text().split(" ", -1);
            assertThat(Listening.of(child).orElseThrow())
                    .extracting(Listening::port, Listening::hearsLoopback)
                    .containsExactlyInAnyOrder(
                            tuple(Integer.parseInt(ports[0]), true),
                            tuple(Integer.parseInt(ports[1]), true));
        } finally {
            children.stop(child, Duration.ZERO);
        }
    }

    @Test
    void addresses_are_written_as_people_know_them() {
        assumeTrue(
                ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN,
                "the kernel writes them in this machine's order");
        assertThat(said("0100007F:0BB8")).isEqualTo("127.0.0.1:3000");
        assertThat(said("00000000:1F90")).isEqualTo("0.0.0.0:8080");
        assertThat(said("00000000000000000000000000000000:1F90")).isEqualTo("[::]:8080");
        assertThat(said("00000000000000000000000001000000:1F90")).isEqualTo("[::1]:8080");
        assertThat(said("0000000000000000FFFF00000100007F:1F90")).isEqualTo("127.0.0.1:8080");
        assertThat(said("000080FE00000000FF005450B00F0502:0050"))
                .isEqualTo("[fe80:0:0:0:5054:ff:205:fb0]:80");
        assertThat(Listening.parse("0100007F:0BB8").orElseThrow().hearsLoopback()).isTrue();
        assertThat(
                        Listening.parse("00000000000000000000000001000000:1F90")
                                .orElseThrow()
                                .hearsLoopback())
                .isFalse();
        for (var wrong : List.of("", ":", "0100007F", "01:0BB8", "0100007G:0BB8", "0100007F:")) {
            assertThat(Listening.parse(wrong)).as(wrong).isEmpty();
        }
    }

    private static String said(String local) {
        return Listening.parse(local).orElseThrow().said();
    }
}
