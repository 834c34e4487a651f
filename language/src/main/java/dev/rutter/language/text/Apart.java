package dev.rutter.language.text;

import java.util.ArrayList;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// An expression by its [Alternatives], each with what it needs of a text, and each of them taken
/// apart in its turn once a text has that: nearly every text lacks what nearly all of them need,
/// and what is looked for in the end is short.
final class Apart {
    /// So many characters all parts of one expression have together; what is longer is looked for
    /// as far as it was taken apart.
    private static final int MOST = 40_000;

    /// Where more of its parts may occur it is looked for as a whole.
    private static final int FEW = 2;

    private static final Apart[] NONE = {};

    private final String regex;
    private final int flags;
    private final Needs needs;
    private final Left left;

    // Two threads may make them, both the same.
    private volatile @Nullable Pattern compiled;
    private volatile Apart @Nullable [] parts;

    private Apart(String regex, int flags, Left left) {
        this.regex = regex;
        this.flags = flags;
        this.needs = Needs.of(regex, flags);
        this.left = left;
    }

    static Apart of(String regex, int flags) {
        return new Apart(regex, flags, new Left());
    }

    /// Whether there is nothing to take apart.
    boolean none() {
        return parts().length == 0;
    }

    /// Whether it occurs in a text that has what it needs.
    boolean in(String text, Noted noted) {
        var known = parts();
        var may = new Apart[FEW];
        var count = 0;
        for (var part : known) {
            if (noted.meets(part.needs)) {
                if (count == FEW) {
                    return occurs(text);
                }
                may[count++] = part;
            }
        }
        if (known.length == 0) {
            return occurs(text);
        }
        for (var i = 0; i < count; i++) {
            if (may[i].in(text, noted)) {
                return true;
            }
        }
        return false;
    }

    private boolean occurs(String text) {
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

    private Apart[] parts() {
        var known = parts;
        if (known == null) {
            known = cut();
            parts = known;
        }
        return known;
    }

    /// Alternatives that need nothing that is known are one expression.
    private Apart[] cut() {
        var all = Alternatives.of(regex, flags);
        var length = all.stream().mapToInt(String::length).sum();
        if (all.size() < 2 || !left.take(length)) {
            return NONE;
        }
        var cut = new ArrayList<Apart>();
        var rest = new ArrayList<String>();
        for (var each : all) {
            var part = new Apart(each, flags, left);
            if (part.needs.none()) {
                rest.add(each);
            } else {
                cut.add(part);
            }
        }
        if (cut.isEmpty()) {
            return NONE;
        }
        if (!rest.isEmpty()) {
            cut.add(whole(String.join("|", rest)));
        }
        return cut.toArray(Apart[]::new);
    }

    /// One that stays as it is.
    private Apart whole(String together) {
        var part = new Apart(together, flags, left);
        part.parts = NONE;
        return part;
    }

    /// What of [#MOST] is left for all parts of one expression.
    private static final class Left {
        private int characters = MOST;

        synchronized boolean take(int length) {
            characters -= length;
            return characters >= 0;
        }
    }
}
