package dev.rutter.language.lint;

import dev.rutter.language.problem.Problem;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// A fact that a team knows about a command and that no other team may need: it is found in a
/// document as what Rutter knows of public tools is.
///
/// @param code such as `OPS1`: people search for it and suppress by it; never `RT` and figures
/// @param tool whose fact it is; may be empty
/// @param version of the tool from which on it holds; may be empty
/// @param shape what the command looks like
/// @param where in which places it is wrong
/// @param fact what it really does, in one sentence
/// @param source where that can be read; may be empty
/// @param right what to write instead
public record CommandFact(
        String code,
        Problem.Weight weight,
        String tool,
        String version,
        Pattern shape,
        Where where,
        String fact,
        String source,
        String right) {

    /// Where a command is wrong.
    public enum Where {
        ANYWHERE,
        /// Only where the document goes back to an earlier version.
        GOING_BACK,
        /// Only where what serves customers is touched: not in a chapter on how to develop.
        LIVE,
        /// In every line as it is written, samples of files and prose included; of a document that
        /// names the tool, if one is given.
        WRITTEN;

        /// As `rutter.yaml` calls it.
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }

        /// The one of that word.
        public static Optional<Where> of(String word) {
            return List.of(values()).stream()
                    .filter(it -> it.word().equals(word.strip().toLowerCase(Locale.ROOT)))
                    .findFirst();
        }
    }
}
