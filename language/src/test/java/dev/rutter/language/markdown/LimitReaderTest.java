package dev.rutter.language.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
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
                "Disk usage: 70%/90% (warning/critical) | disk usage >= 70 %; disk usage >= 90 %",
                "Free space (warn/crit): 20 % / 10 % | free space <= 20 %; free space <= 10 %",
                "CPU: warning at 70%, critical at 90% | cpu >= 70 %; cpu >= 90 %",
                "Latency (warning/critical): 500 ms / 1 s | latency >= 500 ms; latency >= 1 s",
                "Lag: 5 s warning / 10 s critical | lag >= 5 s; lag >= 10 s",
                "Memory: warning > 70%, critical > 90% | memory > 70 %; memory > 90 %",
                "Throughput not below 80% of baseline | throughput >= 0.8x baseline",
                "Response time within 20% of baseline | response time <= 1.2x baseline",
                "Sessions within 10 % of normal | sessions >= 0.9x baseline; sessions <= 1.1x baseline",
                "Latency no worse than 10% above baseline | latency <= 1.1x baseline",
                "Throughput drops more than 20% below baseline | throughput < 0.8x baseline",
                "Latency increases by more than 30% compared to baseline | latency > 1.3x baseline",
                "p95 latency exceeds 150% of the baseline | latency p95 > 1.5x baseline",
                "Queue depth stays between 10 and 100 | queue depth >= 10; queue depth <= 100",
                "error_rate{job=\"api\", code=\"500\"} > 0.05 | error_rate{job=\"api\", code=\"500\"} > 0.05",
                "rate(errors_total[5m]) > 2 | rate(errors_total[5m]) > 2",
                "3+ restarts within 10 minutes | restarts >= 3",
                "Check every 1 minute, alert if not healthy for 2 consecutive checks or over 5 s | response time > 5 s",
                "T+24h crash-free users > 99.5 % | crash-free users > 99.5 %"
            })
    void a_limit_has_its_own_metric_percentile_and_comparison(String line, String limits) {
        var expected = limits.split("; ");
        var read =
                Readings.entries("Watch", "- " + line).stream()
                        .filter(row -> row.contains(" limit "))
                        .map(row -> row.replaceFirst("^5 limit \\w+: ", ""))
                        .map(row ->
                                row.replaceFirst(
                                        " (?:good|bad)(?: over \\S+)?(?: \\d+ times)?$", ""))
                        .toList();
        assertThat(read).containsExactly(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Disk usage: 70%/90%",
                "Ports between 3000 and 3010",
                "Alert if the queue depth is between 10 and 100",
                "Throughput: 80% of baseline"
            })
    void what_may_mean_another_limit_is_none(String line) {
        assertThat(Readings.entries("Watch", "- " + line))
                .noneMatch(row -> row.contains(" limit "));
    }

    @Test
    void two_levels_are_bad_from_there_on_wherever_they_stand() {
        assertThat(
                        Readings.entries(
                                "Success criteria",
                                "- Disk usage: 70%/90% (warning/critical)\n- Queue depth: 10-100"))
                .containsExactly(
                        "5 limit success: disk usage >= 70 % bad",
                        "5 limit success: disk usage >= 90 % bad",
                        "6 limit success: queue depth >= 10 good",
                        "6 limit success: queue depth <= 100 good");
    }

    @Test
    void of_two_levels_the_critical_one_takes_the_release_back() {
        assertThat(
                        Readings.entries(
                                "Rollback", "Roll back when:\n\n- CPU: 70%/90% (warning/critical)"))
                .contains("7 trigger roll back: cpu >= 90 % bad");
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
