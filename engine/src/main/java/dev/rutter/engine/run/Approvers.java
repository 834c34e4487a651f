package dev.rutter.engine.run;

import dev.rutter.language.environment.Environment.People;
import java.util.List;
import java.util.Optional;

/// Who may approve a run: those the environment names, never who started it, and where it says so
/// never who wrote the change. Pure.
public final class Approvers {
    private Approvers() {}

    /// Why a run could never be approved by as many people as it takes, where that is so.
    ///
    /// @param by who starts it
    /// @param authors of the change: names or addresses
    public static Optional<String> lacking(People people, String by, List<String> authors) {
        if (people.approvals() == 0 || people.approve().isEmpty()) {
            return Optional.empty();
        }
        var may =
                people.approve().stream()
                        .distinct()
                        .filter(one -> !one.equals(by))
                        .filter(one ->
                                !people.notAuthor()
                                        || authors.stream().noneMatch(one::equalsIgnoreCase))
                        .toList();
        if (may.size() >= people.approvals()) {
            return Optional.empty();
        }
        return Optional.of(
                "the run takes "
                        + people.approvals()
                        + (people.approvals() == 1 ? " approval" : " approvals")
                        + " of "
                        + String.join(", ", people.approve())
                        + "; started by "
                        + by
                        + " it can have "
                        + (may.isEmpty()
                                ? "none"
                                : may.size() + " (" + String.join(", ", may) + ")")
                        + ". Have somebody else start it (--by NAME), or name more people in"
                        + " \"approve\"");
    }
}
