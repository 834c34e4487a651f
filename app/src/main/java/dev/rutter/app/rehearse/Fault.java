package dev.rutter.app.rehearse;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// Something that goes wrong on request.
public enum Fault {
    /// Goes live healthy, then answers every second request with 500.
    BAD_RELEASE("every second request is answered with 500, the health check stays good"),
    /// Goes live healthy, then takes three seconds for every request.
    SLOW_RELEASE("every request takes 3 s longer, the health check stays good"),
    /// Goes live healthy and ends with status 1 a moment later, each time it is started.
    CRASH_LOOP("the service ends with status 1 three seconds after it is healthy, each time"),
    /// Brings a migration that the database refuses whole.
    FAILING_MIGRATION("the release brings a migration that PostgreSQL refuses"),
    /// Brings a migration that commits its first half and fails in its second.
    HALF_MIGRATION(
            "the release brings a migration whose first half is committed and whose second fails"),
    /// The database's processes are stopped where they stand.
    DATABASE_DOWN("every process of the database is stopped by SIGSTOP for 25 s"),
    /// Nothing more can be written in the workspace.
    DISK_FULL("the workspace's file system has no block left"),
    /// The hosting's API answers 503.
    HOSTING_5XX("the hosting's API answers 503 for 15 s"),
    /// A question that has to be answered before going on is not.
    LOST_APPROVAL("the answer to one question never comes"),
    /// Rutter itself is killed in the middle of a step and started again.
    CONTROLLER_KILLED("the running rutter is ended by kill -9 and started again");

    private final String says;

    Fault(String says) {
        this.says = says;
    }

    /// As the command line has it, such as `bad-release`.
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// What is done, in one line.
    public String says() {
        return says;
    }

    /// The fault of this word.
    public static Optional<Fault> of(String word) {
        return Arrays.stream(values()).filter(each -> each.word().equals(word)).findFirst();
    }

    /// Whether it lies in the release itself, so that the commit brings it.
    public boolean inRelease() {
        return switch (this) {
            case BAD_RELEASE, SLOW_RELEASE, CRASH_LOOP, FAILING_MIGRATION, HALF_MIGRATION -> true;
            case DATABASE_DOWN, DISK_FULL, HOSTING_5XX, LOST_APPROVAL, CONTROLLER_KILLED -> false;
        };
    }

    /// One on request, at a step or where it hurts most.
    ///
    /// @param step an id of the plan; empty: where the fault's own kind belongs
    public record Wanted(Fault fault, Optional<String> step) {
        /// `NAME` or `NAME@STEP`; empty where there is no such fault.
        public static Optional<Wanted> of(String text) {
            var at = text.indexOf('@');
            var step = at < 0 ? Optional.<String>empty() : Optional.of(text.substring(at + 1));
            return Fault.of(at < 0 ? text : text.substring(0, at))
                    .map(fault -> new Wanted(fault, step));
        }

        /// As it was asked for.
        public String text() {
            return fault.word() + step.map(at -> "@" + at).orElse("");
        }
    }
}
