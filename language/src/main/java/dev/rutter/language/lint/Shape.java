package dev.rutter.language.lint;

import dev.rutter.language.text.QuickPattern;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// What a command looks like.
@FunctionalInterface
interface Shape {
    /// So many characters are looked at for one text, some more than once: a text of a few hundred
    /// needs some thousand looks, and an expression that tries every way through it never ends.
    int MOST_LOOKS = 2_000_000;

    /// The same for all texts of a document together.
    int MOST_IN_ALL = 50_000_000;

    /// Where it occurs in a text, in order; empty where that was not found out.
    Optional<List<MatchResult>> in(String text);

    /// One of ours, which is known to end.
    static Shape of(QuickPattern pattern) {
        return text -> Optional.of(pattern.all(text));
    }

    /// One that somebody else wrote, for one document: given up where it takes more than
    /// [#MOST_LOOKS] looks at a text, or more than [#MOST_IN_ALL] at all of them.
    static Shape limited(Pattern pattern) {
        return new Limited(pattern);
    }

    /// See [#limited].
    final class Limited implements Shape {
        private final Pattern pattern;
        private int spent;

        private Limited(Pattern pattern) {
            this.pattern = pattern;
        }

        @Override
        public Optional<List<MatchResult>> in(String text) {
            var looks = new Looks(text, Math.min(MOST_LOOKS, MOST_IN_ALL - spent));
            try {
                return Optional.of(pattern.matcher(looks).results().toList());
            } catch (GivenUp | StackOverflowError tooMuch) {
                return Optional.empty();
            } finally {
                spent += looks.taken;
            }
        }
    }

    /// A text that lets itself be looked at so often.
    final class Looks implements CharSequence {
        private final String text;
        private final int most;
        private int taken;

        Looks(String text, int most) {
            this.text = text;
            this.most = most;
        }

        @Override
        public char charAt(int index) {
            if (++taken > most) {
                throw new GivenUp();
            }
            return text.charAt(index);
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return text.substring(start, end);
        }

        @Override
        public String toString() {
            return text;
        }
    }

    /// Ends a search from inside of the JDK's matcher, which has no limit of its own.
    final class GivenUp extends RuntimeException {
        private static final long serialVersionUID = 1L;

        GivenUp() {
            super("too many looks", null, false, false);
        }
    }
}
