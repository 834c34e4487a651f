package dev.rutter.language.text;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// An expression's [Alternatives], each with what it needs of a text. Those that need nothing that
/// is known are one expression.
final class Apart {
    /// One of them, compiled when a text first has what it needs.
    private static final class Part {
        private final String regex;
        private final int flags;
        private final Needs needs;

        /// Two threads may make it, both the same.
        private volatile @Nullable Pattern compiled;

        Part(String regex, int flags, Needs needs) {
            this.regex = regex;
            this.flags = flags;
            this.needs = needs;
        }

        boolean in(String text, Noted noted) {
            if (!noted.meets(needs)) {
                return false;
            }
            var matcher = pattern().matcher(text);
            return needs.atStart() ? matcher.lookingAt() : matcher.find();
        }

        private Pattern pattern() {
            var known = compiled;
            if (known == null) {
                known = Pattern.compile(regex, flags);
                compiled = known;
            }
            return known;
        }
    }

    private final Part[] parts;

    private Apart(List<Part> parts) {
        this.parts = parts.toArray(Part[]::new);
    }

    static Apart of(String regex, int flags) {
        var all = Alternatives.of(regex, flags);
        if (all.size() < 2) {
            return new Apart(List.of());
        }
        var parts = new ArrayList<Part>();
        var rest = new ArrayList<String>();
        for (var each : all) {
            var needs = Needs.of(each, flags);
            if (needs.none()) {
                rest.add(each);
            } else {
                parts.add(new Part(each, flags, needs));
            }
        }
        if (parts.isEmpty()) {
            return new Apart(List.of());
        }
        if (!rest.isEmpty()) {
            var together = String.join("|", rest);
            parts.add(new Part(together, flags, Needs.of(together, flags)));
        }
        return new Apart(parts);
    }

    /// Whether there is nothing to take apart.
    boolean none() {
        return parts.length == 0;
    }

    /// Whether one of them occurs in the text.
    boolean in(String text, Noted noted) {
        for (var part : parts) {
            if (part.in(text, noted)) {
                return true;
            }
        }
        return false;
    }
}
