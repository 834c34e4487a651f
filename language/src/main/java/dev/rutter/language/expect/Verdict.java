package dev.rutter.language.expect;

import java.util.Locale;

/// How what was seen holds against an expectation or limit, with everything a person needs to
/// follow it.
///
/// @param says the document's own words
/// @param line the document's line, 0 where nothing in the document says it
/// @param seen the actual value with its unit
/// @param threshold what it was held against
/// @param samples how many observations it rests on
/// @param because one sentence; empty where `seen` and `threshold` say it all
public record Verdict(
        Kind kind,
        String says,
        int line,
        String seen,
        String threshold,
        long samples,
        String because) {

    /// Four, not two: only [#MET] goes on by itself.
    public enum Kind {
        MET,
        MISSED,
        /// A person has to tell, or there are too few samples to tell yet.
        UNCLEAR,
        /// Nothing could be seen.
        UNMEASURABLE;

        /// As people read it.
        public String word() {
            return switch (this) {
                case MET -> "met";
                case MISSED -> "missed";
                case UNCLEAR -> "unclear";
                case UNMEASURABLE -> "unmeasurable";
            };
        }
    }

    /// One line for people: `error rate < 1 %: missed, was 33.3 % over 30 s (412 samples)`.
    public String sentence() {
        var out = new StringBuilder(says.isEmpty() ? threshold : says);
        out.append(": ").append(kind.word());
        if (!seen.isEmpty()) {
            out.append(", was ").append(seen);
        }
        if (samples > 1) {
            out.append(String.format(Locale.ROOT, " (%,d samples)", samples));
        }
        if (!because.isEmpty()) {
            out.append("; ").append(because);
        }
        return out.toString();
    }

    /// Whether the run may go on by itself.
    public boolean met() {
        return kind == Kind.MET;
    }
}
