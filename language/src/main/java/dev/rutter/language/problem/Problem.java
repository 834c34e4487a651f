package dev.rutter.language.problem;

/// Something wrong in a document. Readers return problems and never throw them, so that one pass
/// finds them all.
///
/// @param code permanent, such as `RT012`: people search for it and suppress by it
/// @param claim one sentence in the present tense that names the thing
/// @param seen what stands at the place, with actual values; may be empty
/// @param help the way out, an imperative that can be copied; may be empty
public record Problem(String code, Weight weight, String claim, Span span, String seen, String help)
        implements Comparable<Problem> {

    /// How much a problem weighs: an error would mislead or harm whoever follows the document, a
    /// warning would stop or slow them, a note is worth knowing.
    public enum Weight {
        ERROR,
        WARNING,
        NOTE;

        /// As people read it.
        public String word() {
            return switch (this) {
                case ERROR -> "error";
                case WARNING -> "warning";
                case NOTE -> "note";
            };
        }
    }

    /// As a terminal shows it: the claim, the place, the line underlined, the way out.
    ///
    /// @param file the name to show before the place
    /// @param text the source line of `span`, without its line end
    public String show(String file, String text) {
        var margin = " ".repeat(Integer.toString(span.line()).length());
        var out = new StringBuilder();
        out.append(weight.word()).append(' ').append(code).append(": ").append(claim).append('\n');
        out.append(margin).append("--> ").append(file).append(':').append(span.line());
        out.append(':').append(span.column()).append('\n');
        var shown = Excerpt.of(text.replace('\t', ' '), span.column() - 1, span.length());
        out.append(span.line()).append(" | ").append(shown.text()).append('\n');
        out.append(margin).append(" | ").append(" ".repeat(shown.from()));
        out.append("^".repeat(shown.length()));
        if (!seen.isEmpty()) {
            out.append(' ').append(seen);
        }
        out.append('\n');
        if (!help.isEmpty()) {
            out.append(margin).append(" = help: ").append(help).append('\n');
        }
        return out.toString();
    }

    @Override
    public int compareTo(Problem other) {
        var bySpan = span.compareTo(other.span);
        return bySpan != 0 ? bySpan : code.compareTo(other.code);
    }
}
