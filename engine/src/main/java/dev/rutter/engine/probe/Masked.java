package dev.rutter.engine.probe;

import java.util.regex.Pattern;

/// Hides passwords in texts that people will read.
final class Masked {

    private static final Pattern IN_ADDRESS = Pattern.compile("(://[^\\s:/@]*):[^\\s/]*@");

    private static final Pattern NAMED =
            Pattern.compile(
                    "(?i)\\b(password|passwd|pwd|token|secret|api[_-]?key|access[_-]?key|key)=([^&\\s\"']+)");

    private static final Pattern BEARER = Pattern.compile("(?i)\\b(Bearer|Basic)\\s+[\\w.~+/=-]+");

    private Masked() {}

    static String text(String text) {
        var address = IN_ADDRESS.matcher(text).replaceAll("$1:***@");
        var named = NAMED.matcher(address).replaceAll("$1=***");
        return BEARER.matcher(named).replaceAll("$1 ***");
    }
}
