package dev.rutter.platform.proxy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// What the proxy costs beside nginx and HAProxy: the same requests from this process to the same
/// nginx backend, directly and through each, on the loopback address, in turns. Run by hand:
/// `bench/proxy.sh`. Every server has its own configuration in a temporary folder and is ended by
/// its process.
///
/// Latency is measured in many short turns, whose order rotates: what is told is the median over
/// the turns of what a server added to the direct figure of the same turn, with quartiles, so that
/// a machine that stalls now and then does not decide it. How much of the machine was there at all
/// is told beside it.
final class ProxyBench {
    /// Requests a second at which caller, proxy and backend leave two cores half idle.
    private static final double MODERATE = 2_000;

    private static final int MOST_REQUESTS = 2_000_000;

    /// Turns of a second each, by how many rounds were asked for.
    private static final int TURNS = 8;

    /// What a turn may lack of the machine to count as calm.
    private static final double CALM = 0.05;

    private ProxyBench() {}

    /// @param args requests of a run (40,000), rounds (3), requests for the memory (1,000,000; 0:
    ///   none)
    public static void main(String[] args) throws Exception {
        var requests = argument(args, 0, 40_000);
        var rounds = argument(args, 1, 3);
        var forMemory = argument(args, 2, 1_000_000);
        var dir = Files.createTempDirectory("proxy-bench");
        var ours = dir.resolve("ours");
        var servers = new ArrayList<Process>();
        var own = Optional.<ProxyControl>empty();
        try {
            var backend = free();
            servers.add(ProxyPeers.nginx(dir.resolve("backend"), backend, ProxyPeers.BACKEND));
            var ports = new LinkedHashMap<String, Integer>();
            ports.put("direct", backend);
            ports.put("nginx", free());
            servers.add(
                    ProxyPeers.nginx(
                            dir.resolve("nginx"),
                            ports.getOrDefault("nginx", 0),
                            ProxyPeers.passing(backend)));
            ports.put("haproxy", free());
            servers.add(
                    ProxyPeers.haproxy(
                            dir.resolve("haproxy"), ports.getOrDefault("haproxy", 0), backend));
            for (var port : ports.values()) {
                up(port);
                run(port, requests);
            }
            var proxy =
                    ProxyControl.startOrAdopt(
                            ours, ProxyControl.javaCommand(), Duration.ofSeconds(30));
            own = Optional.of(proxy);
            var began = System.nanoTime();
            var target = new Target("bench", "", backend);
            ports.put("rutter", proxy.put("bench", 0, Optional.of(target)).route().port());
            latency("just started", ports, MODERATE, TURNS);
            warm(ours, began);
            var best = new LinkedHashMap<String, Double>();
            for (var round = 0; round < rounds; round++) {
                for (var each : ports.entrySet()) {
                    var before = processors(each.getKey(), proxy, servers);
                    var seen = run(each.getValue(), requests);
                    best.merge(each.getKey(), seen.rate(), Math::max);
                    System.out.printf(
                            "%-8s full speed %,9.0f req/s, %,.1f us of processor time for each request%n",
                            each.getKey(),
                            seen.rate(),
                            (processors(each.getKey(), proxy, servers) - before)
                                    * 1000.0
                                    / seen.micros().getTotalCount());
                }
            }
            System.out.printf(
                    "throughput: %.2f of nginx's, %.2f of HAProxy's%n",
                    best.getOrDefault("rutter", 0.0) / best.getOrDefault("nginx", 0.0),
                    best.getOrDefault("rutter", 0.0) / best.getOrDefault("haproxy", 0.0));
            var half = best.getOrDefault("rutter", 0.0) / 2;
            latency("half of its maximum", ports, half, TURNS * rounds);
            latency("moderate", ports, MODERATE, TURNS * rounds);
            for (var done = 0; done < forMemory; done += forMemory / 10) {
                System.out.printf(
                        "resident after %,d more requests: %,d KiB%n", done, resident(proxy.pid()));
                run(ports.getOrDefault("rutter", 0), forMemory / 10);
            }
            System.out.printf("resident in the end: %,d KiB%n", resident(proxy.pid()));
            killed(proxy, ours, ports.getOrDefault("rutter", 0));
        } finally {
            if (own.isPresent()) {
                own.get().stop();
            }
            for (var each : servers) {
                each.destroy();
                each.waitFor();
            }
        }
    }

    private static ProxyLoad.Seen run(int port, int requests) throws Exception {
        try (var load = new ProxyLoad(port)) {
            return load.run(requests, 0);
        }
    }

    /// Until the proxy's own requests, which it begins a while after its start, have ended.
    private static void warm(Path ours, long began) throws InterruptedException {
        var asked = System.nanoTime();
        while (System.nanoTime() - began < Duration.ofSeconds(12).toNanos()
                || Files.exists(ours.resolve(WarmUp.SERVING))) {
            Thread.sleep(100);
        }
        System.out.printf(
                "warm %.0f s after its start, %.0f s of them without other requests%n",
                (System.nanoTime() - began) / 1e9, (System.nanoTime() - asked) / 1e9);
    }

    private static void latency(String when, Map<String, Integer> ports, double rate, int turns)
            throws Exception {
        var names = List.copyOf(ports.keySet());
        var loads = new ArrayList<ProxyLoad>();
        var p50 = new double[names.size()][turns];
        var p99 = new double[names.size()][turns];
        var lacking = new double[turns];
        try {
            for (var name : names) {
                loads.add(new ProxyLoad(ports.getOrDefault(name, 0)));
            }
            for (var turn = 0; turn < turns; turn++) {
                lacking[turn] = lacking();
                for (var i = 0; i < names.size(); i++) {
                    var at = (i + turn) % names.size();
                    var seen = loads.get(at).run((int) rate, rate);
                    p50[at][turn] = seen.micros().getValueAtPercentile(50) / 1000.0;
                    p99[at][turn] = seen.p99();
                }
            }
        } finally {
            for (var each : loads) {
                each.close();
            }
        }
        var all = IntStream.range(0, turns).toArray();
        var calm = Arrays.stream(all).filter(turn -> lacking[turn] < CALM).toArray();
        System.out.printf(
                "%s, %,.0f req/s, %d turns, %d of them calm; of the machine was lacking %s%n",
                when, rate, turns, calm.length, quartiles(all, turn -> lacking[turn] * 100, "%"));
        for (var i = 0; i < names.size(); i++) {
            var at = i;
            System.out.printf(
                    "  %-8s p50 %s  p99 %s%n",
                    names.get(at),
                    quartiles(all, turn -> p50[at][turn], "ms"),
                    quartiles(all, turn -> p99[at][turn], "ms"));
            if (at > 0) { // the first is the direct one
                System.out.printf(
                        "           p99 added: all turns %s, calm ones %s%n",
                        quartiles(all, turn -> p99[at][turn] - p99[0][turn], "ms"),
                        quartiles(calm, turn -> p99[at][turn] - p99[0][turn], "ms"));
            }
        }
    }

    private interface OfTurn {
        double of(int turn);
    }

    private static String quartiles(int[] turns, OfTurn value, String unit) {
        var sorted = Arrays.stream(turns).mapToDouble(value::of).sorted().toArray();
        return sorted.length == 0
                ? "none"
                : "%.2f %s (%.2f to %.2f)"
                        .formatted(
                                sorted[(sorted.length - 1) / 2],
                                unit,
                                sorted[(sorted.length - 1) / 4],
                                sorted[(sorted.length - 1) * 3 / 4]);
    }

    /// Which part of a short while the cores were not there for a thread that wants nothing but
    /// run: what other processes took, or the host of a virtual machine.
    private static double lacking() throws InterruptedException {
        var cores = ProxyPeers.cores();
        var lost = new long[cores];
        var length = Duration.ofMillis(50).toNanos();
        var threads = new ArrayList<Thread>();
        for (var core = 0; core < cores; core++) {
            var own = core;
            threads.add(
                    Thread.ofPlatform()
                            .start(() -> {
                                var end = System.nanoTime() + length;
                                for (var last = System.nanoTime(); last < end; ) {
                                    var now = System.nanoTime();
                                    if (now - last > 50_000) {
                                        lost[own] += now - last;
                                    }
                                    last = now;
                                }
                            }));
        }
        for (var each : threads) {
            each.join();
        }
        return Arrays.stream(lost).sum() / (double) (length * cores);
    }

    /// Milliseconds of processor time that a server has used, its workers included: unlike its
    /// speed hardly touched by what else the machine does. The servers are in the order of their
    /// start.
    private static long processors(String name, ProxyControl proxy, List<Process> servers)
            throws IOException {
        var handle =
                switch (name) {
                    case "rutter" -> ProcessHandle.of(proxy.pid()).orElseThrow();
                    case "direct" -> servers.get(0).toHandle();
                    case "nginx" -> servers.get(1).toHandle();
                    default -> servers.get(2).toHandle();
                };
        var pids =
                Stream.concat(Stream.of(handle), handle.descendants())
                        .map(ProcessHandle::pid)
                        .toList();
        var ticks = 0L;
        for (var pid : pids) {
            var stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
            var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
            ticks += Long.parseLong(fields[11]) + Long.parseLong(fields[12]); // utime, stime
        }
        return ticks * 10;
    }

    private static int argument(String[] args, int index, int usual) {
        return Math.min(MOST_REQUESTS, args.length > index ? Integer.parseInt(args[index]) : usual);
    }

    private static int free() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static void up(int port) throws Exception {
        var deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!ProxyLoad.answers(port) && System.nanoTime() < deadline) {
            Thread.sleep(20);
        }
    }

    private static long resident(long pid) throws IOException {
        for (var line : Files.readAllLines(Path.of("/proc/" + pid + "/status"))) {
            if (line.startsWith("VmRSS:")) {
                return Long.parseLong(line.replaceAll("[^0-9]", ""));
            }
        }
        return 0;
    }

    private static void killed(ProxyControl proxy, Path dir, int port) throws Exception {
        for (var round = 0; round < 5; round++) {
            proxy.ensureRunning();
            proxy.ensureStandby();
            while (ProxyControl.standby(dir).isEmpty() || Files.exists(dir.resolve(WarmUp.BRIEF))) {
                Thread.sleep(50);
            }
            // Killed as soon as there is a standby, and later when that is warm.
            var age = Duration.ofSeconds(round < 3 ? 1 : 35);
            Thread.sleep(age);
            var living = ProcessHandle.of(proxy.pid()).orElseThrow();
            living.destroyForcibly();
            living.onExit().join();
            var began = System.nanoTime();
            up(port);
            System.out.printf(
                    "after kill -9 with a standby of %d s: first answer %d ms later%n",
                    age.toSeconds(), (System.nanoTime() - began) / 1_000_000);
        }
        proxy.ensureRunning(); // it is the last standby now, and has to be stopped
    }
}
