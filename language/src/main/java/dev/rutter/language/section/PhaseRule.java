package dev.rutter.language.section;

import dev.rutter.language.runbook.Phase;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/// One way to tell what a section is for.
///
/// @param why what it goes by, in words that go behind "because"
/// @param phase empty where it says nothing of a section
record PhaseRule(String why, Function<Titled, Optional<Phase>> phase) {
    /// A rule that says the same of all that it holds for.
    static PhaseRule is(Phase phase, String why, Predicate<Titled> holds) {
        var told = Optional.of(phase);
        return new PhaseRule(why, it -> holds.test(it) ? told : Optional.empty());
    }

    /// A rule by which a section is what the one is that it is directly in.
    static PhaseRule as(String why, Predicate<Titled> holds) {
        return new PhaseRule(
                why, it -> holds.test(it) ? Optional.of(it.above()) : Optional.empty());
    }
}
