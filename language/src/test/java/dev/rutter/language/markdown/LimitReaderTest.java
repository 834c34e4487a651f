package dev.rutter.language.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What a line limits, in the words that people write.
class LimitReaderTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "P95 < 500ms, P99 < 1000ms | response time p95 < 500 ms; response time p99 < 1000 ms",
                "API latency: p50 < 100 ms and p99 < 1 s | api latency p50 < 100 ms; api latency p99 < 1 s",
                "p95 and p99 latency below 700 ms | latency p95 < 700 ms; latency p99 < 700 ms",
                "99th percentile < 1 s, median < 100 ms | response time p99 < 1 s; response time p50 < 100 ms",
                "Latency at the 95th percentile is under 300 ms | latency p95 < 300 ms",
                "Response time (p99) < 1 s | response time p99 < 1 s",
                "CPU > 70 % warning, > 90 % critical | cpu > 70 %; cpu > 90 %",
                "No more than 3 restarts | restarts <= 3 restarts",
                "Not more than 5 failed jobs | failed jobs <= 5",
                "Fewer than 10 errors per minute | errors per minute < 10 errors",
                "Error rate must not exceed 2 % | error rate <= 2 %",
                "The error rate doesn't exceed 2 % | error rate <= 2 %",
                "Memory never rises above 80 % | memory <= 80 %",
                "Availability must not fall below 99.5 % | availability >= 99.5 %",
                "At least 99.9 % of requests succeed | success rate >= 99.9 %",
                "At most 1 % of all requests fail | error rate <= 1 %",
                "Disk usage: max 80 % | disk usage <= 80 %",
                "Success rate: minimum of 99 % | success rate >= 99 %",
                "CPU stays under 70 % | cpu < 70 %",
                "Die Fehlerrate liegt unter 0,5 % | fehlerrate < 0.5 %",
                "Fehlerrate darf 1,25 % nicht überschreiten | fehlerrate <= 1.25 %",
                "Antwortzeit höchstens 1.200 ms | antwortzeit <= 1200 ms",
                "Le taux d'erreur ne doit pas dépasser 2,5 % | taux d'erreur <= 2.5 %",
                "Disponibilité au moins 99,9 % | disponibilité >= 99.9 %",
                "La tasa de errores debe ser menor que 1,5 % | tasa de errores < 1.5 %",
                "Queue length < 1,500 | queue length < 1500",
                "T+24h crash-free users > 99.5 % | crash-free users > 99.5 %"
            })
    void a_limit_has_its_own_metric_percentile_and_comparison(String line, String limits) {
        var expected = limits.split("; ");
        var read =
                Readings.entries("Watch", "- " + line).stream()
                        .filter(row -> row.contains(" limit "))
                        .map(row -> row.replaceFirst("^5 limit \\w+: ", ""))
                        .map(row -> row.replaceFirst(" (?:good|bad)$", ""))
                        .toList();
        assertThat(read).containsExactly(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "make scale REPLICAS=0",
                "Stop it: kubectl scale deployment/web --replicas=0",
                "make migrate MAX_WORKERS=0"
            })
    void what_a_command_is_told_is_no_limit(String line) {
        assertThat(Readings.entries("Deploy", "- " + line))
                .noneMatch(row -> row.contains(" limit "))
                .anyMatch(row -> row.contains(" ask "));
    }
}
