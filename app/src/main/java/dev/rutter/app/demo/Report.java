package dev.rutter.app.demo;

import dev.rutter.engine.journal.RunEvent.End;
import dev.rutter.engine.journal.RunEvent.FileWritten;
import dev.rutter.engine.run.RunState;
import dev.rutter.engine.run.RunState.Ruling;
import dev.rutter.language.expect.Verdict;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// What the demo has seen. Every figure is counted: runs come from the journal's fold, requests
/// from the traffic's own counts, the schema from the database.
///
/// @param traffic all requests, from before the first deployment until after the last
/// @param schema what the database's schema did over the refused migration; empty where the demo
///   did not get that far
record Report(
        String runbook,
        List<Run> runs,
        Counts traffic,
        Optional<SchemaProof> schema,
        double compression,
        Duration took) {

    Report {
        runs = List.copyOf(runs);
    }

    /// One deployment.
    ///
    /// @param message of the commit that was deployed
    /// @param expected the end that this release is there to show
    /// @param traffic the requests made while it ran
    record Run(RunState state, String message, End expected, Counts traffic) {

        String release() {
            return state.began().release();
        }

        Optional<End> end() {
            return state.end().map(RunState.Ended::end);
        }

        String ending() {
            return end().map(End::words).orElse("not ended");
        }

        /// The last decision: the end rests on it.
        Optional<Ruling> decision() {
            return state.decisions().isEmpty()
                    ? Optional.empty()
                    : Optional.of(state.decisions().getLast());
        }

        /// The verdict that decided that the release does not stay.
        Optional<Verdict> verdict() {
            return decision().map(decision -> decision.decided().verdict());
        }

        /// From the decision until the old release served again.
        OptionalLong rollbackMillis() {
            return state.rollback()
                    .filter(rollback -> rollback.verified().isPresent())
                    .map(rollback -> OptionalLong.of(rollback.millis()))
                    .orElse(OptionalLong.empty());
        }

        Optional<Path> file(String kind) {
            return state.files().stream()
                    .filter(file -> file.kind().equals(kind))
                    .map(FileWritten::path)
                    .map(Path::of)
                    .findFirst();
        }
    }

    /// The schema before and after, as the database describes it.
    ///
    /// @param lines how many columns, constraints and indexes were compared
    /// @param difference empty where there is none
    record SchemaProof(int lines, List<String> difference) {
        SchemaProof {
            difference = List.copyOf(difference);
        }

        /// Nothing compared proves nothing.
        boolean asBefore() {
            return lines > 0 && difference.isEmpty();
        }

        static SchemaProof of(List<String> before, List<String> after) {
            var difference = new ArrayList<String>();
            before.stream()
                    .filter(line -> !after.contains(line))
                    .forEach(line -> difference.add("gone: " + line));
            after.stream()
                    .filter(line -> !before.contains(line))
                    .forEach(line -> difference.add("new: " + line));
            return new SchemaProof(before.size(), difference);
        }
    }

    /// The run that went back, if one did.
    Optional<Run> rolledBack() {
        return runs.stream().filter(run -> run.state().rollback().isPresent()).findFirst();
    }

    /// What did not go as the demo is there to show; empty where everything did.
    ///
    /// @param planned how many deployments there were to be
    List<String> differences(int planned) {
        var found = new ArrayList<String>();
        for (var run : runs) {
            var name = "\"" + run.message() + "\"";
            if (!run.end().equals(Optional.of(run.expected()))) {
                found.add(
                        name
                                + " was to end as "
                                + run.expected().words()
                                + ", and "
                                + run.ending());
            }
            if (run.decision().isEmpty()) {
                found.add(name + " ended without a decision in its journal");
            }
            if (run.expected() == End.ROLLED_BACK) {
                found.addAll(ofRollback(run, name));
            }
            if (run.expected() == End.STOPPED_BEFORE_GO_LIVE && run.state().issues().isEmpty()) {
                found.add(name + " matched no known issue of the runbook");
            }
        }
        if (runs.size() < planned) {
            found.add(runs.size() + " of " + planned + " deployments were made");
        }
        if (traffic.failedBySwitch() > 0) {
            found.add(
                    traffic.failedBySwitch()
                            + " requests were answered by no release, 0 are allowed");
        }
        if (traffic.requests() == 0) {
            found.add("no request was made");
        }
        schema.filter(proof -> !proof.asBefore())
                .ifPresent(proof -> found.add("the schema changed: " + proof.difference()));
        if (schema.isEmpty()) {
            found.add("the schema was not compared");
        }
        return found;
    }

    private static List<String> ofRollback(Run run, String name) {
        var found = new ArrayList<String>();
        if (run.traffic().failedByRelease() == 0) {
            found.add(name + " was to fail some requests, and failed none");
        }
        if (run.state().incident().isEmpty()) {
            found.add(name + " opened no incident");
        }
        if (run.file(POST_MORTEM).isEmpty()) {
            found.add(name + " left no post-mortem");
        }
        return found;
    }

    /// The kind under which a run records its post-mortem.
    static final String POST_MORTEM = "post-mortem";
}
