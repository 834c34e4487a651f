package dev.rutter.engine.step;

import dev.rutter.language.expect.Expectation.Logged;
import dev.rutter.language.expect.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What a step has to know of its run.
///
/// @param commit what is to be deployed, or empty where the hosting decides
/// @param beganAt when the step began
/// @param childKnown whether the process of the step's last attempt is on record
/// @param deploymentBegan when the first step that deploys began
/// @param deployed the hosting's id of this run's release, once known
/// @param waits whether a later step waits for the release to go live, so that asking for it is
///   enough here
/// @param live when the new release went live
/// @param target the release to go back to; empty while no way back has begun
/// @param back the hosting's id of the release that goes back, once known
/// @param newest the hosting's newest release right before this attempt asked for another
/// @param waitsFrom from when on the step's limit counts: its beginning, or the last word of people
///   that its release waited for at the hosting
/// @param refused who said no to that, in words
/// @param signs what the document says of lines in the log of a release that comes up
/// @param told what was judged of this step before
public record Bearings(
        String commit,
        Instant beganAt,
        boolean childKnown,
        Instant deploymentBegan,
        Optional<String> deployed,
        boolean waits,
        Optional<Instant> live,
        Optional<String> target,
        Optional<String> back,
        Optional<String> newest,
        Instant waitsFrom,
        Optional<String> refused,
        List<Logged> signs,
        List<Verdict> told) {
    public Bearings {
        signs = List.copyOf(signs);
        told = List.copyOf(told);
    }

    /// The same once the newest release is noted.
    Bearings noted(String newest) {
        return new Bearings(
                commit,
                beganAt,
                childKnown,
                deploymentBegan,
                deployed,
                waits,
                live,
                target,
                back,
                Optional.of(newest),
                waitsFrom,
                refused,
                signs,
                told);
    }
}
