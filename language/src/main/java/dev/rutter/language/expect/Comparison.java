package dev.rutter.language.expect;

import java.math.BigDecimal;

/// How a value is held against a threshold.
public enum Comparison {
    LESS("<"),
    AT_MOST("<="),
    GREATER(">"),
    AT_LEAST(">="),
    EQUAL("="),
    NOT_EQUAL("!=");

    private final String sign;

    Comparison(String sign) {
        this.sign = sign;
    }

    /// The sign people write.
    public String sign() {
        return sign;
    }

    /// Whether `value` stands in this relation to `threshold`.
    public boolean holds(BigDecimal value, BigDecimal threshold) {
        var order = value.compareTo(threshold);
        return switch (this) {
            case LESS -> order < 0;
            case AT_MOST -> order <= 0;
            case GREATER -> order > 0;
            case AT_LEAST -> order >= 0;
            case EQUAL -> order == 0;
            case NOT_EQUAL -> order != 0;
        };
    }

    /// What holds exactly where this does not.
    public Comparison opposite() {
        return switch (this) {
            case LESS -> AT_LEAST;
            case AT_MOST -> GREATER;
            case GREATER -> AT_MOST;
            case AT_LEAST -> LESS;
            case EQUAL -> NOT_EQUAL;
            case NOT_EQUAL -> EQUAL;
        };
    }
}
