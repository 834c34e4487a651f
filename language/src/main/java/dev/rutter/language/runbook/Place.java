package dev.rutter.language.runbook;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// What an environment is for, as its name tells: `prod`, `production` and `live` are one.
public enum Place {
    PRODUCTION(Kind.LIVE),
    PREPRODUCTION(Kind.TRIAL),
    STAGING(Kind.TRIAL),
    TEST(Kind.TRIAL),
    PREVIEW(Kind.TRIAL),
    DEVELOPMENT(Kind.HERE);

    /// Whom an environment serves.
    public enum Kind {
        /// The customers.
        LIVE,
        /// Those who try a release out.
        TRIAL,
        /// Whoever writes it.
        HERE
    }

    /// An expression for one name, in any case.
    public static final String NAME =
            "(?:pre-?prod(?:uction)?|prod(?:uction)?|prd|live|stag(?:e|ing)|stg|preview|uat|qa|test(?:ing)?|dev(?:elopment)?|local)";

    private static final Pattern WORD = Pattern.compile("[a-z]+");
    private static final Pattern BEFORE_LIVE = Pattern.compile("\\bpre-?prod(?:uction)?\\b");

    private final Kind kind;

    Place(Kind kind) {
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }

    /// The places that words name, each by a word of its own.
    public static Set<Place> in(String words) {
        var text = BEFORE_LIVE.matcher(words.toLowerCase(Locale.ROOT)).replaceAll("preprod");
        var places = EnumSet.noneOf(Place.class);
        var found = WORD.matcher(text);
        while (found.find()) {
            of(found.group()).ifPresent(places::add);
        }
        return places;
    }

    private static Optional<Place> of(String word) {
        return switch (word) {
            case "prod", "production", "prd", "live" -> Optional.of(PRODUCTION);
            case "preprod" -> Optional.of(PREPRODUCTION);
            case "stage", "staging", "stg" -> Optional.of(STAGING);
            case "test", "testing", "qa", "uat" -> Optional.of(TEST);
            case "preview" -> Optional.of(PREVIEW);
            case "dev", "development", "local" -> Optional.of(DEVELOPMENT);
            default -> Optional.empty();
        };
    }
}
